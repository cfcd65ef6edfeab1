# Addresses that the next program would share.
# ends: exit
# prints: held
import ctypes

print("held" if ctypes.CDLL(None).personality(0x0040000) == -1 else "open")
