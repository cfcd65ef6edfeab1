# The standard library, for the next program.
# ends: exit
# prints: held
import os

try:
    open(os.__file__, "a").write("")
    print("open")
except OSError:
    print("held")
