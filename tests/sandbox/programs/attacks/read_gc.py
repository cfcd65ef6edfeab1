# Sockets and files of the server that forked it, found among all objects.
# ends: exit
# prints: held
import gc, io, socket, sys

own = {id(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)}
found = []
for one in gc.get_objects():
    if isinstance(one, socket.socket) and one.fileno() > 2:
        found.append(repr(one))
    elif isinstance(one, io.FileIO) and not one.closed and one.fileno() > 2:
        found.append(repr(one))
print("held" if not found else found)
