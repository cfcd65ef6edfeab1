// Signals, alarms and an end in the middle.
// ends: exit
// prints: right
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static void late(int number) { (void)number; puts("right"); exit(0); }
int main(void)
{
    signal(SIGALRM, late);
    ualarm(10000, 0);
    for (;;)
        pause();
}
