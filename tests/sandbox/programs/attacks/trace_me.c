// A child that lets itself be traced.
// ends: forbidden
#include <sys/ptrace.h>
int main(void) { return (int)ptrace(PTRACE_TRACEME, 0, 0, 0); }
