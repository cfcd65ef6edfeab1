// A fork bomb, as contests know it.
// ends: timeout
// limits: seconds=0.3 wall_seconds=1 processes=16
#include <unistd.h>
int main(void)
{
    for (;;)
        fork();
}
