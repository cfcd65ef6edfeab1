# Its own input, to be read by another.
# ends: exit
# prints: held
import os

try:
    os.write(0, b"x")
    print("open")
except OSError:
    print("held")
