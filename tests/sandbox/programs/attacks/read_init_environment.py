# The environment and command of the process that watches.
# ends: exit
# prints: held
import os

found = []
for name in ("environ", "maps", "cwd", "root", "exe", "stack", "auxv", "syscall", "map_files", "ns/mnt", "smaps"):
    path = f"/proc/1/{name}"
    try:
        found.append(os.readlink(path) if os.path.islink(path) else open(path, "rb").read(1))
    except OSError:
        pass
print("held" if not any(found) else found)
