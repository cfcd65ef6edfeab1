// An error with a text that has no end.
// ends: exit
// compiled: no
template <class T, int N> struct List { List<List<T, N - 1>, N - 1> inner; };
template <class T> struct List<T, 0> { typename T::none inner; };
int main() { List<int, 24> all; }
