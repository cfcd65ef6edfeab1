# Descriptors sent and never received count for nobody.
# ends: exit
# prints: held
import array, os, socket

sent = 0
try:
    while sent < 100000:
        a, b = socket.socketpair()
        a.setblocking(False)
        null = os.open("/dev/null", os.O_RDONLY)
        a.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [null, b.fileno()] * 100))])
        os.close(null)
        sent += 200
    print("open")
except OSError:
    print("held")
