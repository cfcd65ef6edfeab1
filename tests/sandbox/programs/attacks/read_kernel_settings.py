# The kernel's settings; /proc shows processes alone.
# ends: exit
# prints: held
try:
    open("/proc/sys/kernel/core_pattern").read()
    print("open")
except OSError:
    print("held")
