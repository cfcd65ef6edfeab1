# The namespaces of others, by their files.
# ends: exit
# prints: held
import fcntl, os

OWNER, PARENT = 0xB701, 0xB702
reached = []
for name, request in [("user", OWNER), ("user", PARENT), ("pid", PARENT), ("net", OWNER), ("uts", OWNER)]:
    try:
        fcntl.ioctl(os.open(f"/proc/self/ns/{name}", os.O_RDONLY), request)
        reached.append(name)
    except OSError:
        pass
try:
    os.open("/proc/1/ns/mnt", os.O_RDONLY)
    reached.append("1")
except OSError:
    pass
print("held" if not reached else reached)
