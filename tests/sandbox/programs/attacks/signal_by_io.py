# A signal to the process that watches, sent by the kernel for a descriptor of ours.
# ends: exit
# prints: held
import fcntl, os, signal, time

read, write = os.pipe()
try:
    fcntl.fcntl(read, fcntl.F_SETOWN, 1)
    fcntl.fcntl(read, 10, signal.SIGKILL)
    fcntl.fcntl(read, fcntl.F_SETFL, os.O_ASYNC)
    os.write(write, b"x")
except OSError:
    pass
time.sleep(0.02)
print("held" if "1" in os.listdir("/proc") else "open")
