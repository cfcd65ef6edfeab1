# The kernel's random numbers, made known.
# ends: exit
# prints: held
import fcntl, os, struct

descriptor = os.open("/dev/urandom", os.O_RDONLY)
for request in (0x40085203, 0x40045201, 0x5204, 0x5206, 0x5207):
    try:
        fcntl.ioctl(descriptor, request, struct.pack("iii", 4096, 4, 0))
        print("open")
    except OSError:
        pass
print("held")
