# Thirty children, each waited for.
# ends: exit
# prints: right
import os

children = []
for number in range(30):
    pid = os.fork()
    if pid == 0:
        os._exit(number)
    children.append(pid)
print("right" if [os.waitpid(pid, 0)[1] >> 8 for pid in children] == list(range(30)) else "wrong")
