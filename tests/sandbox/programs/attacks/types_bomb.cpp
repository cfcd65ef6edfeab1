// Types that double: the compiler's time.
// ends: timeout
// compiled: no
template <class A, class B> struct Pair { A a; B b; };
template <int N, class T> struct Grow { using type = typename Grow<N - 1, Pair<Pair<T, int>, Pair<int, T>>>::type; };
template <class T> struct Grow<0, T> { using type = T; };
int main() { Grow<40, int>::type all; return sizeof all; }
