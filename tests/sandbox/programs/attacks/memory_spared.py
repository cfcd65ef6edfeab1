# Memory that no process has mapped, asked for by one that asks to be spared when memory is short.
# Without control groups only the limits of address space and descriptors bound it.
# ends: memory
# ends ungrouped: exit
# limits: memory_mb=64
import os, socket

for wanted in (0, 500):
    try:
        os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), str(wanted).encode())
    except OSError:
        pass

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
