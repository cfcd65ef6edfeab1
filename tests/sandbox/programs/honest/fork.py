# A child.
# ends: exit
# prints: right
import os

read, write = os.pipe()
if os.fork() == 0:
    os.write(write, b"right")
    os._exit(0)
os.wait()
print(os.read(read, 10).decode())
