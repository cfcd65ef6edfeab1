# Its own signals.
# ends: exit
# prints: right
import os, signal

got = []
signal.signal(signal.SIGUSR1, lambda *_: got.append(1))
os.kill(os.getpid(), signal.SIGUSR1)
signal.signal(signal.SIGALRM, lambda *_: got.append(2))
signal.setitimer(signal.ITIMER_REAL, 0.01)
signal.pause()
print("right" if got == [1, 2] else "wrong")
