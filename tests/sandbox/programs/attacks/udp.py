# Datagrams.
# ends: exit
# prints: held
import socket

try:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    print("open")
except OSError:
    print("held")
