# Fifty threads at a time.
# ends: exit
# prints: right
import threading

barrier = threading.Barrier(50)
threads = [threading.Thread(target=barrier.wait) for _ in range(50)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("right")
