# Signals to itself without end.
# ends: timeout
# limits: seconds=0.3
import signal

signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-6)
while True:
    pass
