# Every family of sockets but the one between own processes.
# ends: exit
# prints: held
import socket

reached = []
for family in range(64):
    if family == socket.AF_UNIX:
        continue
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind)
            reached.append((family, kind))
        except OSError:
            pass
print("held" if not reached else reached)
