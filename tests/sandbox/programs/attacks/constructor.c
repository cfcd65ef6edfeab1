// The answer before main, and an end that no main reaches.
// ends: exit
// prints: held
#include <stdio.h>
#include <unistd.h>
__attribute__((constructor)) static void early(void)
{
    int reached = 0;
    for (int i = 3; i < 1024; i++)
        reached += write(i, "{\"stop\": null, \"status\": 0}\n", 28) > 0;
    puts(reached ? "open" : "held");
    fflush(stdout);
    _exit(0);
}
int main(void) { return 1; }
