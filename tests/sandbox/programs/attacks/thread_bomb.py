# Threads.
# ends: timeout
# limits: seconds=0.3 wall_seconds=0.5 processes=16
import threading, time

while True:
    try:
        threading.Thread(target=time.sleep, args=(1000,)).start()
    except RuntimeError:
        time.sleep(0.01)
