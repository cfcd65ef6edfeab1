# What the kernel says.
# ends: exit
# prints: held
import ctypes

buffer = ctypes.create_string_buffer(4096)
reached = ctypes.CDLL(None).klogctl(3, buffer, 4096) > 0
try:
    open("/dev/kmsg", "rb").read(1)
    reached = True
except OSError:
    pass
print("open" if reached else "held")
