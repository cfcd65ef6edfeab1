# A signal that claims to come from the kernel.
# ends: exit
# prints: held
import ctypes

information = (ctypes.c_int * 32)(9, 0, 128)
libc = ctypes.CDLL(None)
reached = [libc.syscall(129, pid, 9, information) for pid in (1, 2, 3)] + [libc.syscall(297, 1, 1, 9, information)]
print("held" if set(reached) == {-1} else "open")
