# Every mount but the program's own folder.
# ends: exit
# prints: held
import os

open_to = []
for line in open("/proc/self/mounts"):
    path = line.split()[1]
    if path in ("/box",) or path.startswith("/dev/"):
        continue
    for target in (path, os.path.join(path, "planted")):
        try:
            with open(target, "w") as file:
                file.write("x")
            if open(target).read() == "x":  # what is covered by an empty device takes and forgets everything
                open_to.append(target)
        except OSError:
            pass
print("held" if not open_to else open_to)
