# Removing, moving and emptying what belongs to the host.
# ends: exit
# prints: held
import os, shutil, sys

target = os.path.dirname(os.__file__) + "/this.py"
for change in (
    lambda: os.unlink(target),
    lambda: os.rename(target, target + "x"),
    lambda: os.truncate(target, 0),
    lambda: os.utime(target),
    lambda: os.chown(target, os.getuid(), os.getgid()),
    lambda: shutil.rmtree(os.path.dirname(os.__file__) + "/json"),
    lambda: os.rmdir("/opt"),
    lambda: os.unlink(sys.executable),
    lambda: os.mkdir("/planted"),
    lambda: os.rename("/proc", "/gone"),
):
    try:
        change()
        print("open")
    except OSError:
        pass
print("held" if os.path.exists(target) else "open")
