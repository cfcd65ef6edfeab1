// Does what its input says.
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

int main() {
    std::string act;
    volatile unsigned long turns = 0;
    std::vector<std::vector<char>> held;
    std::cin >> act;
    if (act == "hello") std::cout << act << std::endl;
    if (act == "crash") throw std::runtime_error(act);
    if (act == "loop") for (;;) turns++;
    if (act == "bomb") for (;;) held.emplace_back(1 << 20, 'x');
}
