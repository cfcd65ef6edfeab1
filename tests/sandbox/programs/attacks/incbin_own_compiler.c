// What of the host lies in the compiler's own jail: nothing that is not the compiler's.
// ends: exit
// prints: held
#include <stdio.h>
#if __has_include("/root/.bashrc")
#define SEEN 1
#elif __has_include("/proc/sys/kernel/version") || __has_include("/dev/kmsg")
#define SEEN 2
#else
#define SEEN 0
#endif
int main(void) { puts(SEEN ? "open" : "held"); return 0; }
