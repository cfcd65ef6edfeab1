# Memory that children share with their parent counts once.
# ends: exit
# prints: right
# limits: memory_mb=200
import os, time

x = bytearray(b"x") * (100 << 20)
for _ in range(4):
    if os.fork() == 0:
        time.sleep(0.1)
        os._exit(0)
for _ in range(4):
    os.wait()
print("right")
