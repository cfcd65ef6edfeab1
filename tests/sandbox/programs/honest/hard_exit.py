# Leaving at once, as contest solutions do it.
# ends: exit
# prints: right
import os, sys

print("right")
sys.stdout.flush()
os._exit(0)
