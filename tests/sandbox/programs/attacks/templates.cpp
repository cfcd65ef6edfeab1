// Templates without an end.
// ends: exit
// compiled: no
template <int N> struct Next { static const int value = Next<N + 1>::value + Next<N + 2>::value; };
int main() { return Next<0>::value; }
