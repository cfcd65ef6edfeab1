# A descriptor given to a child.
# ends: exit
# prints: right
import os, socket

a, b = socket.socketpair()
if os.fork() == 0:
    _, (descriptor,), _, _ = socket.recv_fds(b, 1, 1)
    os.write(descriptor, b"right")
    os._exit(0)
read, write = os.pipe()
socket.send_fds(a, [b"x"], [write])
print(os.read(read, 10).decode())
os.wait()
