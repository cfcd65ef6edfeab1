# Folders in folders, deeper than any path is long.
# ends: exit
# limits: disk_mb=1
# prints: held
import os

try:
    for _ in range(20000):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    print("open")
except OSError:
    print("held")
