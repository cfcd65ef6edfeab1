# Children whose end it does not want to hear of.
# ends: exit
# prints: right
import os, signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
read, write = os.pipe()
if os.fork() == 0:
    os.write(write, b"right")
    os._exit(0)
print(os.read(read, 10).decode())
