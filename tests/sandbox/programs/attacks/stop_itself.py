# A stopped process uses no CPU time and never ends.
# ends: timeout
# limits: seconds=0.3 wall_seconds=0.3
import os, signal

os.kill(os.getpid(), signal.SIGSTOP)
