# Another program in its place, which ends well.
# ends: exit
# prints:
import os, sys

print("lost")
os.execv(sys.executable, [sys.executable, "-S", "-c", ""])
