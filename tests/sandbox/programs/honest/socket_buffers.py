# More through a socket than it holds.
# ends: exit
# prints: right
import socket, threading

a, b = socket.socketpair()
threading.Thread(target=lambda: (a.sendall(b"x" * (4 << 20)), a.close())).start()
print("right" if len(b.makefile("rb").read()) == 4 << 20 else "wrong")
