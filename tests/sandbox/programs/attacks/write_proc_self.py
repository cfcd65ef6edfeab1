# A setting of its own process: others are killed for want of memory before it.
# A container's /proc can be written to; there the kernel may end the container as a whole, and it is replaced.
# ends: exit
# prints: held
# prints docker: (1000, 999)
import os

before = int(open("/proc/self/oom_score_adj").read())
for wanted in (-1000, 0, before - 1):
    try:
        os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), str(wanted).encode())
    except OSError:
        pass
now = int(open("/proc/self/oom_score_adj").read())
print("held" if now >= before else (before, now))
