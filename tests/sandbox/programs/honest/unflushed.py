# Output that was not flushed.
# ends: exit
# prints: right
import sys

sys.stdout.write("right")
