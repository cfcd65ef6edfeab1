// Each file that a program of contests has looked for.
// ends: exit
// prints: held
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
namespace fs = std::filesystem;
int main()
{
    for (const char *name : {"/etc/shadow", "/root/.bashrc", "/proc/1/environ", "/proc/1/maps", "/proc/kcore"})
        if (std::ifstream(name).get() != EOF) { std::cout << "open " << name << '\n'; return 1; }
    fs::path up = ".";
    std::error_code error;
    for (int level = 0; level < 8; level++, up /= "..")
        for (auto it = fs::recursive_directory_iterator(up, fs::directory_options::skip_permission_denied, error);
             !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
            std::string name = it->path().filename();
            if (name == "proc" || name == "sys" || name == "dev" || name == "usr" || name == "lib") it.disable_recursion_pending();
            if (name.find(".ans") != std::string::npos || name.find("expected") != std::string::npos) {
                std::cout << "open " << it->path() << '\n';
                return 1;
            }
        }
    std::cout << "held\n";
}
