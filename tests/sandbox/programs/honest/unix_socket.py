# A socket in its own folder.
# ends: exit
# prints: right
import socket, threading

server = socket.socket(socket.AF_UNIX)
server.bind("here")
server.listen()


def answer():
    connection, _ = server.accept()
    connection.sendall(b"right")


thread = threading.Thread(target=answer)
thread.start()
client = socket.socket(socket.AF_UNIX)
client.connect("here")
print(client.recv(10).decode())
thread.join()
