# Tells all that a program finds of the world that it begins in; it must be the same after every attack.
import builtins, codecs, ctypes, gc, json, os, resource, signal, socket, sys, threading


def below(folder):
    found = []
    for path, folders, files in os.walk(folder):
        found += [os.path.join(path, name) for name in folders + files]
    return sorted(found)


def others():
    own = str(os.getpid())
    return sorted(open(f"/proc/{pid}/comm").read() for pid in os.listdir("/proc") if pid.isdigit() and pid != own)


def can_bind(name):
    with socket.socket(socket.AF_UNIX) as probe:
        probe.bind(name)
    return True


def text(path):
    with open(path) as file:
        return file.read()


def status():
    wanted = ("SigBlk", "SigIgn", "SigCgt", "ShdPnd", "Umask", "CapEff", "NoNewPrivs", "Seccomp", "Threads")
    return [line for line in text("/proc/self/status").splitlines() if line.startswith(wanted)]


world = {
    "descriptors": sorted(os.listdir("/proc/self/fd"), key=int)[:3] + [len(os.listdir("/proc/self/fd"))],
    "files": [below(folder) for folder in (".", "/tmp", "/var/tmp", "/dev/shm")],
    "folder": os.getcwd(),
    "environment": sorted(os.environ.items()),
    "others": others(),
    "abstract": [can_bind(name) for name in ("\0judge", "\0results", "\0port-8000")],
    "status": status(),
    "limits": [resource.getrlimit(kind) for kind in range(16)],
    "cores": len(os.sched_getaffinity(0)),
    "priority": os.getpriority(os.PRIO_PROCESS, 0),
    "modules": sorted(name for name in sys.modules if not name.startswith("encodings")),
    "builtins": sorted(name for name in dir(builtins) if name != "_"),
    "hooks": [sys.gettrace(), sys.getprofile(), len(sys.meta_path), len(sys.path_hooks), gc.isenabled(), len(gc.callbacks)],
    "finders": [getattr(finder, "__name__", type(finder).__name__) for finder in sys.meta_path],
    "interpreter": [sys.getrecursionlimit(), sys.getswitchinterval(), sys.path, sys.argv, sys.flags.hash_randomization],
    "threads": threading.active_count(),
    "arithmetic": [1 + 1, int("7"), len("abc"), json.loads("[1]"), codecs.lookup("utf-8").name],
    "machine code": ctypes.CDLL(None).getpid() == int(os.readlink("/proc/self")) == os.getpid(),
    "handlers": sorted(number for number in range(1, signal.NSIG) if callable(signal.getsignal(number))),
    "mounts": sorted(line.split()[1] for line in text("/proc/self/mounts").splitlines()),
    "names": [os.uname().nodename, os.getuid() != 0, os.getpid() == os.getsid(0)],
    "free": [os.statvfs(".").f_files - os.statvfs(".").f_ffree, os.statvfs(".").f_blocks - os.statvfs(".").f_bfree],
}
print(json.dumps(world, default=repr))
