# Threads.
# ends: exit
# prints: right
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(16) as pool:
    print("right" if sum(pool.map(lambda n: n * n, range(100))) == 328350 else "wrong")
