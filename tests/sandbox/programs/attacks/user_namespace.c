// Root in a namespace of its own.
// ends: forbidden
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
int main(void)
{
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0)
        puts("open");
    return 0;
}
