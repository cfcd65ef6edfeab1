# An end by a signal of its own, with a core that must not be fed to a handler of the host.
# ends: exit
import os, resource

try:
    resource.setrlimit(resource.RLIMIT_CORE, (1 << 30, 1 << 30))
    print("open")
except (OSError, ValueError):
    print("held", flush=True)
os.abort()
