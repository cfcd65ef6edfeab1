# The judge stopped, so that its clock never fires.
# ends: timeout
# limits: seconds=0.3
import os, signal

for victim in (os.getppid(), 1, -1):
    try:
        os.kill(victim, signal.SIGSTOP)
    except OSError:
        pass
while True:
    pass
