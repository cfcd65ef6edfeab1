// A computation for the compiler.
// ends: exit
// compiled: no
constexpr unsigned long work(unsigned long n) { unsigned long sum = 0; for (unsigned long i = 0; i < n; i++) sum += i * i; return sum; }
constexpr unsigned long all = work(1ul << 60);
int main() { return all; }
