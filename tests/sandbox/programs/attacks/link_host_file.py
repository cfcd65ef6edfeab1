# A second name for a file of the host.
# ends: exit
# prints: held
import os, sys

for source in (os.__file__, sys.executable, "/etc/hostname", "/proc/self/exe"):
    for target in ("mine", "/tmp/mine", "/dev/shm/mine"):
        try:
            os.link(source, target, follow_symlinks=True)
            print("open", source)
        except OSError:
            pass
print("held")
