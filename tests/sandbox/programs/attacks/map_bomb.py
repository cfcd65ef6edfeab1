# Mappings without end.
# ends: exit
# prints: held
import mmap

kept = []
try:
    for number in range(200000):
        kept.append(mmap.mmap(-1, 4096, mmap.MAP_PRIVATE, mmap.PROT_READ if number % 2 else mmap.PROT_WRITE))
    print("open")
except (OSError, ValueError, MemoryError):
    print("held")
