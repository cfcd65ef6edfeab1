# Modes and times of its own files.
# ends: exit
# prints: right
import os, stat

open("x", "w").close()
os.chmod("x", 0o640)
os.utime("x", (1, 2))
os.umask(0o077)
open("y", "w").close()
told, other = os.stat("x"), os.stat("y")
print("right" if (stat.S_IMODE(told.st_mode), told.st_mtime, stat.S_IMODE(other.st_mode)) == (0o640, 2, 0o600) else "wrong")
