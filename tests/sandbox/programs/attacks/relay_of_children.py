# CPU time spread over children that end in time.
# ends: timeout
# limits: seconds=0.4
import os, time

while True:
    if os.fork():
        os.wait()
    else:
        end = time.process_time() + 0.1
        while time.process_time() < end:
            pass
        os._exit(0)
