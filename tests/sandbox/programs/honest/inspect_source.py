# Its own source.
# ends: exit
# prints: right
import inspect


def f():
    return 1


print("right" if "return 1" in inspect.getsource(f) else "wrong")
