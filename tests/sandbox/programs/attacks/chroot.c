// A root of its own, to leave by a folder that was opened before.
// ends: forbidden
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void)
{
    int before = open(".", O_RDONLY);
    mkdir("inner", 0700);
    if (chroot("inner"))
        return 1;
    fchdir(before);
    for (int i = 0; i < 50; i++)
        chdir("..");
    return chroot(".");
}
