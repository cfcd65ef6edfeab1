# Memory in the buffers of sockets, which no process has mapped.
# Without control groups only the limits of address space and descriptors bound it.
# ends: memory
# ends ungrouped: exit
# limits: memory_mb=64
import socket

sent, kept = 0, []
while sent < 400 << 20:
    pair = socket.socketpair()
    kept.append(pair)
    for end in pair:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 24)
        end.setblocking(False)
        try:
            while True:
                sent += end.send(b"x" * 32768)
        except BlockingIOError:
            pass
print("open")
