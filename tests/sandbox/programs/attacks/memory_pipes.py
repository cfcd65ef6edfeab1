# Memory in the buffers of pipes.
# ends: exit
# prints: held
import fcntl, os

kept, held = [], 0
try:
    while held < 200 << 20:
        read, write = os.pipe()
        kept.append((read, write))
        try:
            fcntl.fcntl(write, 1031, 1 << 20)
        except OSError:
            pass
        os.set_blocking(write, False)
        try:
            while True:
                held += os.write(write, b"x" * (1 << 20))
        except BlockingIOError:
            pass
except OSError:
    pass
print("held" if held < 100 << 20 else held)
