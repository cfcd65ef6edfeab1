# Leaving with status 0 at the end.
# ends: exit
# prints: right
import sys

print("right")
sys.exit(0)
