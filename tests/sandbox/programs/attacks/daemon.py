# A child that would outlive the run: the test counts what is left.
# ends: exit
# prints: held
import os, time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.close(0)
        os.close(1)
        os.close(2)
        time.sleep(1000)
    os._exit(0)
os.wait()
print("held")
