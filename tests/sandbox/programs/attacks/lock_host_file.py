# Locks on files that all programs see: a way to talk, and to make others wait.
# ends: exit
# prints: held
import fcntl, os

reached = []
file = open(os.__file__)
for name, call in {
    "flock exclusive": lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB),
    "flock shared": lambda: fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB),
}.items():
    try:
        call()
        reached.append(name)
    except OSError:
        pass
print("held" if not reached else reached)
