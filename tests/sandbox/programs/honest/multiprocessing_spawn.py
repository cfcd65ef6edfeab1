# A pool of fresh interpreters, which read the main file.
# ends: exit
# prints: right
import multiprocessing


def square(n):
    return n * n


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print("right" if sum(pool.map(square, range(10))) == 285 else "wrong")
