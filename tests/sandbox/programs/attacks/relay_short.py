# CPU time of children that live for some milliseconds and of whose end nobody hears.
# ends: timeout
# limits: seconds=0.3 wall_seconds=1.5
import os, signal, time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
read, write = os.pipe()
begin = time.monotonic()
while time.monotonic() - begin < 3:
    if os.fork() == 0:
        end = time.monotonic() + 0.005
        while time.monotonic() < end:
            pass
        os.write(write, b"x")
        os._exit(0)
    os.read(read, 1)
print("open")
