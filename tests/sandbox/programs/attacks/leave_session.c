// Children in sessions of their own that burn after the parent is gone.
// ends: exit
// prints: held
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            setsid();
            for (;;)
                ;
        }
    puts("held");
    return 0;
}
