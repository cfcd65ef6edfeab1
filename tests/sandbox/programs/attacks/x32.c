// System calls by the numbers of another kind of program.
// ends: forbidden
#include <sys/ptrace.h>
#include <unistd.h>
int main(void)
{
#ifdef __x86_64__
    return (int)syscall(0x40000000 + 39);
#else
    return (int)ptrace(PTRACE_TRACEME, 0, 0, 0);
#endif
}
