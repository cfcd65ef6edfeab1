# The network.
# ends: exit
# prints: held
import socket

try:
    socket.create_connection(("1.1.1.1", 53), 1)
    print("open")
except OSError:
    print("held")
