# Names without end for one file.
# ends: exit
# limits: disk_mb=1
# prints: held
import os

try:
    for number in range(20000):
        os.link("main.py", f"l{number}")
    print("open")
except OSError:
    print("held")
