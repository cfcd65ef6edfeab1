# Killing or stopping the process that watches, and all others.
# ends: exit
# prints: held
import os, signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
try:
    os.kill(1, signal.SIGKILL)
    os.kill(1, signal.SIGSTOP)
except OSError:
    pass
try:
    os.kill(-1, signal.SIGTERM)
except OSError:
    pass
print("held")
