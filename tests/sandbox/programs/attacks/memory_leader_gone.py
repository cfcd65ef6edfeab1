# Memory of a process whose first thread has ended, so that its own table of memory is empty.
# ends: memory
# limits: memory_mb=64
import ctypes, os, platform, signal, threading, time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
read, write = os.pipe()
if os.fork() == 0:

    def work():
        time.sleep(0.02)
        kept = bytearray(b"x") * (300 << 20)
        time.sleep(0.1)
        os.write(write, kept[:1])
        os._exit(0)

    threading.Thread(target=work).start()
    ctypes.CDLL(None).syscall({"x86_64": 60, "aarch64": 93}[platform.machine()], 0)
os.read(read, 1)
print("open")
