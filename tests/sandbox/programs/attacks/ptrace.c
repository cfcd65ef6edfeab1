// Into its parent, as a debugger.
// ends: forbidden
#include <sys/ptrace.h>
#include <unistd.h>
int main(void) { return (int)ptrace(PTRACE_SEIZE, getppid(), 0, 0); }
