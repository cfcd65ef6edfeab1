# A file without a name on every mount.
# ends: exit
# prints: held
import os

own = os.stat(".").st_dev
reached = []
for line in open("/proc/self/mounts"):
    path = line.split()[1]
    try:
        if os.stat(path).st_dev not in (own, os.stat("/tmp").st_dev, os.stat("/dev/shm").st_dev):
            os.open(path, os.O_TMPFILE | os.O_WRONLY, 0o600)
            reached.append(path)
    except OSError:
        pass
print("held" if not reached else reached)
