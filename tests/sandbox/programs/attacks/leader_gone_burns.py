# CPU time of a process whose first thread has ended.
# ends: timeout
# limits: seconds=0.3
import ctypes, platform, threading


def burn():
    while True:
        pass


threading.Thread(target=burn).start()
ctypes.CDLL(None).syscall({"x86_64": 60, "aarch64": 93}[platform.machine()], 0)
