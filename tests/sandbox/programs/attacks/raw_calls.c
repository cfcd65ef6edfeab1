// System calls without a library, one after the other.
// ends: exit
// prints: held
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
    long calls[] = {SYS_memfd_create, SYS_pidfd_open, SYS_name_to_handle_at, SYS_kcmp, SYS_syslog, SYS_sethostname, SYS_mlock,
                    SYS_personality, SYS_inotify_init1, SYS_fanotify_init, SYS_seccomp, SYS_msgget, SYS_semget, SYS_shmget};
    for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++)
        if (syscall(calls[i], 1, 0, 0, 0, 0, 0) != -1)
            return printf("open %ld\n", calls[i]);
    puts("held");
    return 0;
}
