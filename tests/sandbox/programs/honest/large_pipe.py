# More through a pipe than it holds.
# ends: exit
# prints: right
import os, threading

read, write = os.pipe()


def fill():
    os.write(write, b"x" * (4 << 20))
    os.close(write)


threading.Thread(target=fill).start()
print("right" if len(os.fdopen(read, "rb").read()) == 4 << 20 else "wrong")
