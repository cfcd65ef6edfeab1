# Memory spread over threads.
# ends: memory
# limits: memory_mb=64
import threading, time

for _ in range(16):
    threading.Thread(target=lambda: (bytearray(b"x") * (20 << 20), time.sleep(100))).start()
