# The environment, below the interpreter.
# ends: exit
# prints: held
import ctypes, os, time

libc = ctypes.CDLL(None)
for name in ("PYTHONPATH", "LD_PRELOAD", "PYTHONSTARTUP", "PYTHONHASHSEED", "TZ", "PATH", "HOME"):
    libc.setenv(name.encode(), b"/box/work/planted", 1)
    os.environ[name] = "/box/work/planted"
time.tzset()
print("held")
