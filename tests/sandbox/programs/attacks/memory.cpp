// Memory, caught when there is no more, and asked for again.
// ends: memory
// limits: memory_mb=64
#include <new>
#include <vector>
int main()
{
    std::vector<char *> all;
    for (;;)
        try {
            all.push_back(new char[8 << 20]);
            for (int i = 0; i < 8 << 20; i += 4096)
                all.back()[i] = 1;
        } catch (const std::bad_alloc &) {
        }
}
