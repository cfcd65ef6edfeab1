# A child stopped and continued.
# ends: exit
# prints: right
import os, signal, time

pid = os.fork()
if pid == 0:
    time.sleep(0.05)
    os._exit(7)
os.kill(pid, signal.SIGSTOP)
os.waitpid(pid, os.WUNTRACED)
os.kill(pid, signal.SIGCONT)
print("right" if os.waitpid(pid, 0)[1] >> 8 == 7 else "wrong")
