# A child that keeps standard output open.
# ends: exit
# prints: held
import os, time

if os.fork() == 0:
    os.setsid()
    time.sleep(1000)
print("held")
