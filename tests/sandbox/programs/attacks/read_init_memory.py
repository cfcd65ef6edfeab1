# The memory of the process that watches.
# ends: exit
# prints: held
try:
    open("/proc/1/mem", "rb").read(1)
    print("open")
except OSError:
    print("held")
