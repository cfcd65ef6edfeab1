# A walk from a descriptor of a folder.
# ends: exit
# prints: held
import os

try:
    os.open("etc/shadow", os.O_RDONLY, dir_fd=os.open("/proc/self/cwd/../..", os.O_RDONLY))
    print("open")
except OSError:
    print("held")
