# CPU time spread over threads that end.
# ends: timeout
# limits: seconds=0.3
import threading


def burn():
    sum(range(200000))


while True:
    thread = threading.Thread(target=burn)
    thread.start()
    thread.join()
