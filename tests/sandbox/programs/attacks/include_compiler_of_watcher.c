// The environment of the process that watches, included.
// ends: exit
// compiled: no
#include "/proc/1/environ"
int main(void) { return 0; }
