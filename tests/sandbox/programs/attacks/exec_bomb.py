# An interpreter that starts itself over and over.
# ends: timeout
# limits: seconds=0.3
import os, sys

os.execv(sys.executable, [sys.executable, "-S", "main.py"])
