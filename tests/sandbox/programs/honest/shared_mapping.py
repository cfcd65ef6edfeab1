# Memory shared with a child.
# ends: exit
# prints: right
import mmap, os

area = mmap.mmap(-1, 4 << 20)
if os.fork() == 0:
    area[:5] = b"right"
    os._exit(0)
os.wait()
print(area[:5].decode())
