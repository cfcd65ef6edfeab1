# The log of the host.
# ends: exit
# prints: held
import os, syslog

syslog.syslog("x" * 1000)
try:
    os.open("/dev/log", os.O_RDWR)
    print("open")
except OSError:
    print("held")
