# One second of CPU time for the process that watches.
# ends: exit
# prints: held
import resource

try:
    resource.prlimit(1, resource.RLIMIT_CPU, (1, 1))
    print("open")
except OSError:
    print("held")
