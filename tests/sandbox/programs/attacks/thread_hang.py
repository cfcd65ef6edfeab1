# A thread that the interpreter waits for.
# ends: timeout
# limits: seconds=0.3
import threading


def forever():
    while True:
        pass


threading.Thread(target=forever).start()
print("done")
