// The answer, then white space without end.
// ends: output
// limits: output_kb=64
#include <stdio.h>
int main(void)
{
    puts("42");
    for (;;)
        putchar(' ');
}
