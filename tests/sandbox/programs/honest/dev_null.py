# The usual devices.
# ends: exit
# prints: right
import os

with open(os.devnull, "w") as file:
    file.write("x")
print("right" if len(os.urandom(4)) == 4 else "wrong")
