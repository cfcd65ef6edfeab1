# A priority above everybody else's.
# ends: exit
# prints: held
import os

for policy in (os.SCHED_FIFO, os.SCHED_RR):
    try:
        os.sched_setscheduler(0, policy, os.sched_param(99))
        print("open")
    except OSError:
        pass
for which in (os.PRIO_PROCESS, os.PRIO_PGRP, os.PRIO_USER):
    try:
        os.setpriority(which, 0, -20)
        print("open")
    except OSError:
        pass
print("held")
