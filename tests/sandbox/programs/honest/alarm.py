# A time limit of its own.
# ends: exit
# prints: right
import signal


def late(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, late)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except TimeoutError:
    print("right")
