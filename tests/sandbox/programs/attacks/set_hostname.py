# The host's name.
# ends: exit
# prints: held
import socket

try:
    socket.sethostname("mine")
    print("open")
except OSError:
    print("held")
