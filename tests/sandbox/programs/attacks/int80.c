// The 32-bit way into the kernel.
// ends: forbidden
#include <sys/ptrace.h>
int main(void)
{
#ifdef __x86_64__
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L) : "r8", "r9", "r10", "r11");
    return (int)result;
#else
    return (int)ptrace(PTRACE_TRACEME, 0, 0, 0);
#endif
}
