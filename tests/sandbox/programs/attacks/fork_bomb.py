# Processes.
# ends: timeout
# limits: seconds=0.5 processes=16
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
