# Waiting for itself.
# ends: timeout
# limits: seconds=0.3 wall_seconds=0.3
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
