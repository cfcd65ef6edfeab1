# The process group that it was started in.
# ends: exit
# prints: held
import os, signal

signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.kill(0, signal.SIGTERM)
os.killpg(os.getpgid(0), signal.SIGTERM)
print("held" if os.getpgid(0) == os.getpid() else "open")
