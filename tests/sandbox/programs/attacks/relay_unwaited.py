# CPU time of children whose end nobody hears of.
# ends: timeout
# limits: seconds=0.4 wall_seconds=30 processes=32
import os, signal, time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)


def fork():
    try:
        return os.fork()
    except OSError:
        return 1


while True:
    if fork() == 0:
        end = time.process_time() + 0.1
        while time.process_time() < end:
            pass
        os._exit(0)
    time.sleep(0.1)
