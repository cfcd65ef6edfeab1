# Every process by its number, with signals that cannot be ignored.
# ends: exit
# prints: held
import os, signal, threading

own = {os.getpid(), threading.get_native_id()}
reached = []
for number in range(1, 5000):
    if number not in own:
        for sent in (signal.SIGKILL, signal.SIGSTOP):
            try:
                os.kill(number, sent)
                reached.append(number)
            except OSError:
                pass
print("held" if set(reached) <= {1} else reached[:5])
