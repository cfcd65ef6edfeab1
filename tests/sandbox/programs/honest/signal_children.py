# Signals to its own children and their group.
# ends: exit
# prints: right
import os, signal, time

pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    time.sleep(100)
try:
    os.setpgid(pid, pid)
except OSError:
    pass
os.killpg(pid, signal.SIGTERM)
print("right" if os.WTERMSIG(os.waitpid(pid, 0)[1]) == signal.SIGTERM else "wrong")
