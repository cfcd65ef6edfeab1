# Abstract sockets of others.
# ends: exit
# prints: held
import os, socket

reached = []
with open("/proc/self/net/unix") if os.path.exists("/proc/self/net/unix") else open(os.devnull) as file:
    for line in file.read().split("\n")[1:]:
        name = line.split()[7:8]
        if name and name[0].startswith("@"):
            reached.append(name[0])
print("held" if not reached else reached)
