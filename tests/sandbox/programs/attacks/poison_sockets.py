# A name among the abstract sockets, taken by a child that stays.
# ends: exit
# prints: held
import os, socket, time

if os.fork() == 0:
    os.setsid()
    for name in ("\0judge", "\0results", "\0port-8000"):
        socket.socket(socket.AF_UNIX).bind(name)
    time.sleep(1000)
print("held")
