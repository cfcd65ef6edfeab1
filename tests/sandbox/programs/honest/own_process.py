# What it uses, as it is told.
# ends: exit
# prints: right
import os, platform, time

status = dict(line.split(":", 1) for line in open("/proc/self/status"))
begin = time.process_time()
sum(range(100000))
told = (int(status["Pid"]) == os.getpid(), int(status["VmRSS"].split()[0]) > 1000, time.process_time() >= begin)
print("right" if all(told) and platform.system() == "Linux" and len(open("/proc/self/maps").read()) > 100 else told)
