# Ignoring every signal.
# ends: timeout
# limits: seconds=0.3
import signal

for number in range(1, signal.NSIG):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    pass
