# A thread with a large stack, as contest solutions have it.
# ends: exit
# prints: right
import sys, threading

sys.setrecursionlimit(200000)
threading.stack_size(256 * 1024 * 1024)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def main():
    print("right" if depth(100000) == 100000 else "wrong")


thread = threading.Thread(target=main)
thread.start()
thread.join()
