# The interpreter.
# ends: exit
# prints: held
import os, sys

try:
    os.chmod(sys.executable, 0o777)
    print("open")
except OSError:
    print("held")
