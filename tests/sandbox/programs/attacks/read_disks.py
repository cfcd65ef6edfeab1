# Devices that hold more than a program should know.
# ends: exit
# prints: held
import os, stat

harmless = {(1, 3), (1, 5), (1, 7), (1, 8), (1, 9), (5, 0), (5, 1), (5, 2)}
found = []
for folder, _, files in os.walk("/dev"):
    for name in files:
        path = os.path.join(folder, name)
        if folder.startswith("/dev/fd"):
            continue
        try:
            told = os.stat(path)
        except OSError:
            continue
        device = (os.major(told.st_rdev), os.minor(told.st_rdev))
        if stat.S_ISBLK(told.st_mode) or (stat.S_ISCHR(told.st_mode) and device not in harmless and device[0] != 136):
            try:
                os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
                found.append(path)
            except OSError:
                pass
print("held" if not found else found)
