# A thread that the interpreter waits for.
# ends: exit
# prints: right
import threading, time


def late():
    time.sleep(0.05)
    print("right")


threading.Thread(target=late).start()
