# A file as memory.
# ends: exit
# prints: right
import mmap

with open("m", "wb") as file:
    file.truncate(1 << 20)
with open("m", "r+b") as file, mmap.mmap(file.fileno(), 0) as area:
    area[:5] = b"right"
    area.flush()
print(open("m").read(5))
