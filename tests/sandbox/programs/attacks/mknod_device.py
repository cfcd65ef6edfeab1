# A device of its own making.
# ends: exit
# prints: held
import os, stat

try:
    os.mknod("disk", 0o600 | stat.S_IFBLK, os.makedev(254, 0))
    print("open")
except OSError:
    print("held")
