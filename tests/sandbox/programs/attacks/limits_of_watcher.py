# The limits of the process that watches: without descriptors or memory it would fail, and nobody be judged.
# ends: exit
# prints: held
import os, resource, time

for victim in (1, os.getppid()):
    for kind in range(resource.RLIM_NLIMITS if hasattr(resource, "RLIM_NLIMITS") else 16):
        try:
            resource.prlimit(victim, kind, (0, 0))
            print("open", victim, kind)
        except (OSError, ValueError):
            pass
time.sleep(0.05)
print("held")
