# A file of the host, mapped, and its pages made writable.
# ends: exit
# prints: held
import ctypes, mmap, os

libc = ctypes.CDLL(None, use_errno=True)
descriptor = os.open(os.__file__, os.O_RDONLY)
before = os.pread(descriptor, 64, 0)
try:
    mmap.mmap(descriptor, 4096, mmap.MAP_SHARED, mmap.PROT_READ | mmap.PROT_WRITE)
    print("open")
except OSError:
    pass
shared = mmap.mmap(descriptor, 4096, mmap.MAP_SHARED, mmap.PROT_READ)
span = next(line.split()[0] for line in open("/proc/self/maps") if os.__file__ in line)
start = int(span.split("-")[0], 16)
if libc.mprotect(ctypes.c_void_p(start), 4096, 3) == 0:
    print("open")
try:
    with open("/proc/self/mem", "r+b", 0) as memory:
        memory.seek(start)
        memory.write(b"planted")
except OSError:
    pass
print("held" if os.pread(descriptor, 64, 0) == before else "open")
