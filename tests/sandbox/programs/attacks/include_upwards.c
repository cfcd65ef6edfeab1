// A walk upwards by the preprocessor.
// ends: exit
// compiled: no
// hides: root:
#include "../../../../../../../../etc/shadow"
int main(void) { return 0; }
