# Processes of the host or of the fork server in /proc.
# ends: exit
# prints: held
import os

pids = [p for p in os.listdir("/proc") if p.isdigit()]
print("held" if set(pids) <= {"1", str(os.getpid())} else pids)
