// A copy of itself, executed without a file.
// ends: exit
// prints: held
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
int main(void)
{
    puts(memfd_create("x", 0) == -1 ? "held" : "open");
    return 0;
}
