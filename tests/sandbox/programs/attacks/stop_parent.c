// The parent stopped, so that no time limit fires.
// ends: timeout
// limits: seconds=0.3
#include <signal.h>
#include <unistd.h>
int main(void)
{
    kill(getppid(), SIGSTOP);
    kill(-1, SIGSTOP);
    for (;;)
        ;
}
