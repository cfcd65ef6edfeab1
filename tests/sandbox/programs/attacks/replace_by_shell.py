# A shell of the host.
# ends: exit
# prints: held
import os

reached = []
for name in ("/bin/sh", "/bin/bash", "/usr/bin/env", "/usr/bin/perl", "/usr/bin/curl", "/usr/bin/gdb", "/usr/bin/sudo"):
    if os.fork() == 0:
        null = os.open("/dev/null", os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        try:
            os.execv(name, [name, "--version"])
        except OSError:
            os._exit(86)
    if os.wait()[1] != 86 << 8:
        reached.append(name)
print("held" if not reached else reached)
