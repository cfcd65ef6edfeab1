# The kernel's own sockets.
# ends: exit
# prints: held
import socket

try:
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)
    print("open")
except OSError:
    print("held")
