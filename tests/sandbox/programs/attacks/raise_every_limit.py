# Each of its limits, one by one.
# ends: exit
# prints: held
import resource

open_to = []
for kind in range(16):
    try:
        soft, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY:
            continue
        resource.setrlimit(kind, (hard + 1, hard + 1))
        open_to.append(kind)
    except (OSError, ValueError):
        pass
print("held" if not open_to else open_to)
