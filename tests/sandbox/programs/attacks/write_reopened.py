# A file of the host, opened to be read, opened once more to be written.
# ends: exit
# prints: held
import os

descriptor = os.open(os.__file__, os.O_RDONLY)
for way in (f"/proc/self/fd/{descriptor}", f"/dev/fd/{descriptor}"):
    try:
        os.open(way, os.O_WRONLY)
        print("open")
    except OSError:
        pass
for change in (lambda: os.fchmod(descriptor, 0o777), lambda: os.ftruncate(descriptor, 0), lambda: os.utime(descriptor)):
    try:
        change()
        print("open")
    except OSError:
        pass
print("held")
