# Descriptors sent and never received are in no process's table, but count for its user.
# ends: exit
# prints: held
import array, errno, os, socket

null = os.open("/dev/null", os.O_RDONLY)
kept = []
try:
    for _ in range(100):
        a, b = socket.socketpair()
        kept.append((a, b))
        a.setblocking(False)
        a.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [null] * 200))])
    print("open")
except OSError as error:
    print("held" if error.errno == errno.ETOOMANYREFS else error)
