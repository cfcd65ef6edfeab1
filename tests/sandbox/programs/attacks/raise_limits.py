# Its own limits.
# ends: exit
# prints: held
import resource

try:
    resource.setrlimit(resource.RLIMIT_CPU, (1000, 1000))
    print("open")
except (OSError, ValueError):
    print("held")
