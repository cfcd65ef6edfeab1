# System calls of times past.
# ends: exit
# prints: held
import ctypes, errno, platform

reached = []
if platform.machine() == "x86_64":
    libc = ctypes.CDLL(None, use_errno=True)
    for number in (134, 135, 136, 139, 154, 156, 174, 177, 178, 180, 181, 183, 184, 205, 211, 212, 214, 215, 236):
        ctypes.set_errno(0)
        result = libc.syscall(number, 0, 0, 0, 0, 0, 0)  # uselib, personality, modify_ldt, nfsservctl and others
        if result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS):
            reached.append((number, result, ctypes.get_errno()))
print("held" if not reached else reached)
