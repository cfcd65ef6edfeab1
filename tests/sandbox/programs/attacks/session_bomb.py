# Children in sessions of their own.
# ends: timeout
# limits: seconds=0.3 wall_seconds=2 processes=16
import os

while True:
    try:
        if os.fork() == 0:
            os.setsid()
    except OSError:
        pass
