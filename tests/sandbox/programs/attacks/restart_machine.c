// The machine restarted.
// ends: forbidden
#include <sys/reboot.h>
int main(void) { return reboot(RB_AUTOBOOT); }
