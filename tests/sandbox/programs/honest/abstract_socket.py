# A name without a file, between its own processes.
# ends: exit
# prints: right
import os, socket

server = socket.socket(socket.AF_UNIX)
server.bind("\0mine")
server.listen()
if os.fork() == 0:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\0mine")
        client.sendall(b"right")
    os._exit(0)
print(server.accept()[0].recv(10).decode())
os.wait()
