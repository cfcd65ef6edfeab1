# All descriptors closed but the three, as daemons do it.
# ends: exit
# prints: right
import os

os.closerange(3, 256)
with open("x", "w") as file:
    file.write("right")
print(open("x").read())
