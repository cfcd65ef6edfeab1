// The host's files, read by the preprocessor and shown in its messages.
// ends: exit
// compiled: no
// hides: root:
#include "/etc/passwd"
int main(void) { return 0; }
