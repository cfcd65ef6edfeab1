# The devices themselves.
# ends: exit
# prints: held
import os

for change in (
    lambda: os.chmod("/dev/null", 0),
    lambda: os.unlink("/dev/null"),
    lambda: os.rename("/dev/zero", "/dev/null"),
    lambda: open("/dev/planted", "w"),
    lambda: os.symlink("/tmp", "/dev/planted"),
):
    try:
        change()
        print("open")
    except OSError:
        pass
print("held")
