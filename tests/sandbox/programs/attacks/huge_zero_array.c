// More memory than the limit, without a byte in the file.
// ends: memory
// limits: memory_mb=64
char all[600 << 20];
int main(void)
{
    for (unsigned long i = 0; i < sizeof all; i += 4096)
        all[i] = 1;
    for (;;)
        all[0]++;
}
