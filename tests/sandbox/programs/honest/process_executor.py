# Futures of other processes.
# ends: exit
# prints: right
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        print("right" if list(pool.map(abs, [-1, -2])) == [1, 2] else "wrong")
