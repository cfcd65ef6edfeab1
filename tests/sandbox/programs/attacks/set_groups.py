# Group 0.
# ends: exit
# prints: held
import os

try:
    os.setgroups([0])
    print("open")
except OSError:
    print("held")
