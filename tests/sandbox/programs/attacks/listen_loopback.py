# A port for an accomplice.
# ends: exit
# prints: held
import socket

try:
    socket.create_server(("127.0.0.1", 0))
    print("open")
except OSError:
    print("held")
