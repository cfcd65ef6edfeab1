# Dead children that nobody buries.
# ends: exit
# limits: processes=16
# prints: held
import os

try:
    for _ in range(1000):
        if os.fork() == 0:
            os._exit(0)
    print("open")
except OSError:
    print("held")
