# Capabilities of any set, and ways to regain one.
# ends: exit
# prints: held
import ctypes

libc = ctypes.CDLL(None)
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
sets = [int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")]
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
full = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
regained = libc.capset(header, full) == 0 or libc.prctl(47, 2, 21, 0, 0) == 0
print("held" if not any(sets) and not regained else (sets, regained))
