# Limits of its own, below the given ones.
# ends: exit
# prints: right
import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
resource.setrlimit(resource.RLIMIT_STACK, (8 << 20, 8 << 20))
used = resource.getrusage(resource.RUSAGE_SELF)
print("right" if resource.getrlimit(resource.RLIMIT_NOFILE) == (32, 32) and used.ru_maxrss > 0 else "wrong")
