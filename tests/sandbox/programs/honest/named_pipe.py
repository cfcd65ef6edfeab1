# A pipe with a name.
# ends: exit
# prints: right
import os, threading

os.mkfifo("way")


def write():
    with open("way", "w") as file:
        file.write("right")


threading.Thread(target=write).start()
print(open("way").read())
