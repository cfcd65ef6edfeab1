# Locks on its own files.
# ends: exit
# prints: right
import fcntl, os

with open("lock", "w") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    if os.fork() == 0:
        try:
            fcntl.lockf(open("lock", "w"), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os._exit(3)
    print("right" if os.wait()[1] == 3 << 8 else "wrong")
