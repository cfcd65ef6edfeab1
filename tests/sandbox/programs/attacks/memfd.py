# Memory that no process has mapped and no limit sees.
# ends: exit
# prints: held
import os

try:
    os.memfd_create("x")
    print("open")
except OSError:
    print("held")
