# The signal of a forbidden call, sent to itself: its own loss.
# ends: forbidden
import os, signal

os.kill(os.getpid(), signal.SIGSYS)
