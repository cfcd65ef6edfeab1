# Descriptors.
# ends: exit
# prints: held
import os

kept = []
try:
    while len(kept) < 100000:
        kept.append(os.open("/dev/null", os.O_RDONLY))
    print("open")
except OSError:
    print("held")
