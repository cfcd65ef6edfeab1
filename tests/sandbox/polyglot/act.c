// Does what its input says.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char act[16];
    volatile unsigned long turns = 0;
    if (scanf("%15s", act) != 1) return 2;
    if (!strcmp(act, "hello")) puts("hello");
    if (!strcmp(act, "crash")) abort();
    if (!strcmp(act, "loop")) for (;;) turns++;
    if (!strcmp(act, "bomb")) for (;;) { char *held = malloc(1 << 20); if (held) memset(held, 1, 1 << 20); }
    return 0;
}
