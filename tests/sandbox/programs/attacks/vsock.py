# The hypervisor's sockets.
# ends: exit
# prints: held
import socket

try:
    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
    print("open")
except OSError:
    print("held")
