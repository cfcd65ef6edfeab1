# A name looked up is a message sent.
# ends: exit
# prints: held
import socket

try:
    socket.getaddrinfo("example.com", 80)
    print("open")
except OSError:
    print("held")
