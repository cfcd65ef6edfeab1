# Sockets between its own processes.
# ends: exit
# prints: right
import socket

a, b = socket.socketpair()
a.sendall(b"right")
print(b.recv(10).decode())
