# The interpreter in its own place.
# ends: exit
# prints: right
import os, sys

sys.stdout.flush()
os.execv(sys.executable, [sys.executable, "-c", "print('right')"])
