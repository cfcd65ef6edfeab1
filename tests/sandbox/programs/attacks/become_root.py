# User 0.
# ends: exit
# prints: held
import os

try:
    os.setuid(0)
    print("open")
except OSError:
    print("held")
