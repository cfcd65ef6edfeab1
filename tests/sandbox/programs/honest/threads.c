// Threads, memory and files of its own.
// ends: exit
// prints: right
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static void *work(void *number) { return (void *)((long)number * 2); }
int main(void)
{
    pthread_t thread;
    void *result;
    char *all = malloc(200 << 20), text[16] = "";
    memset(all, 1, 200 << 20);
    pthread_create(&thread, 0, work, (void *)21L);
    pthread_join(thread, &result);
    FILE *file = fopen("x.txt", "w+");
    fputs("right", file);
    rewind(file);
    if (fork() == 0)
        _exit(7);
    int status;
    wait(&status);
    puts((long)result == 42 && WEXITSTATUS(status) == 7 && fgets(text, 16, file) ? text : "wrong");
    return 0;
}
