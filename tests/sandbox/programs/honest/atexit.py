# Work at the end.
# ends: exit
# prints: right
import atexit

atexit.register(print, "right")
