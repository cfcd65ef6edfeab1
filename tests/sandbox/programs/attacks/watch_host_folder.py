# Word of what others read and write: leases and notices on files of the host.
# ends: exit
# prints: held
import fcntl, os

reached = []
file, folder = open(os.__file__), os.open(os.path.dirname(os.__file__), os.O_RDONLY)
for name, call in {
    "read lease": lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK),
    "write lease": lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK),
    "notice": lambda: fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_ACCESS | fcntl.DN_MULTISHOT),
}.items():
    try:
        call()
        reached.append(name)
    except OSError:
        pass
print("held" if not reached else reached)
