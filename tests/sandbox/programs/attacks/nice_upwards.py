# More than its share of the cores.
# ends: exit
# prints: held
import os

try:
    os.nice(-10)
    print("open")
except OSError:
    print("held")
