# Deaf to the signal that says that the time is up.
# ends: timeout
# limits: seconds=0.3
import signal

signal.signal(signal.SIGXCPU, lambda *_: None)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
while True:
    pass
