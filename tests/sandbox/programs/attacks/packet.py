# Raw packets.
# ends: exit
# prints: held
import socket

try:
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    print("open")
except OSError:
    print("held")
