// A program whose file would fill any disk.
// ends: exit
// compiled: no
char first[1 << 30] = {1};
int main(void) { return first[0]; }
