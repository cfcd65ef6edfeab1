# Its streams by their names.
# ends: exit
# prints: right
import os

text = open("/dev/stdin").read()
with open("/dev/stdout", "w") as file:
    file.write("right" if text == "" and os.path.exists("/dev/fd/1") else "wrong")
