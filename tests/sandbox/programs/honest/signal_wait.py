# Signals taken by waiting for them.
# ends: exit
# prints: right
import os, signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2})
os.kill(os.getpid(), signal.SIGUSR2)
print("right" if signal.sigtimedwait({signal.SIGUSR2}, 1).si_signo == signal.SIGUSR2 else "wrong")
