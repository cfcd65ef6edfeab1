# Waiting costs no CPU time.
# ends: timeout
# limits: seconds=0.3 wall_seconds=0.4
import time

time.sleep(1000)
