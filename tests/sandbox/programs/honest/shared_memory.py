# Named shared memory.
# ends: exit
# prints: right
from multiprocessing import shared_memory

block = shared_memory.SharedMemory(create=True, size=1000)
block.buf[0] = 7
other = shared_memory.SharedMemory(block.name)
print("right" if other.buf[0] == 7 else "wrong")
other.close()
block.close()
block.unlink()
