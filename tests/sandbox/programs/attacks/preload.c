// Libraries loaded before all others, by an environment of its own and an execution of itself.
// ends: exit
// prints: held
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int main(int count, char **words)
{
    if (getenv("LD_PRELOAD"))
        return puts("held") < 0;
    setenv("LD_PRELOAD", "/lib/x86_64-linux-gnu/libSegFault.so", 1);
    (void)count;
    execv("/proc/self/exe", words);
    return puts("held") < 0;
}
