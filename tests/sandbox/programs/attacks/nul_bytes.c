// Bytes that end a text for some readers.
// ends: exit
#include <stdio.h>
int main(void) { return fwrite("42\0nothing\0", 1, 11, stdout) != 11; }
