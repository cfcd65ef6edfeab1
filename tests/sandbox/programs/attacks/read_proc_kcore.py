# The kernel's memory; /proc shows processes alone.
# ends: exit
# prints: held
try:
    open("/proc/kcore", "rb").read(1)
    print("open")
except OSError:
    print("held")
