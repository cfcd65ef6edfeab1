# A pool of processes.
# ends: exit
# prints: right
import multiprocessing


def square(n):
    return n * n


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print("right" if sum(pool.map(square, range(10))) == 285 else "wrong")
