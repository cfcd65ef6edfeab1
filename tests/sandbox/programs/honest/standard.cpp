// What contests use.
// ends: exit
// prints: right
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>
using namespace std;
template <int N> struct Factorial { static const long value = N * Factorial<N - 1>::value; };
template <> struct Factorial<0> { static const long value = 1; };
int main()
{
    vector<int> found(4);
    vector<thread> all;
    for (int i = 0; i < 4; i++) all.emplace_back([i, &found] { found[i] = i * i; });
    for (auto &one : all) one.join();
    ofstream("x.txt") << "right";
    string text;
    ifstream("x.txt") >> text;
    cout << (found[3] == 9 && Factorial<10>::value == 3628800 ? text : "wrong") << endl;
    quick_exit(0);
}
