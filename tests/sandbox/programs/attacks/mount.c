// A file system of its own.
// ends: forbidden
#include <sys/mount.h>
int main(void) { return mount("x", "/tmp", "tmpfs", 0, 0); }
