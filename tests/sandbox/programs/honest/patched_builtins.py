# Builtins replaced for a good reason.
# ends: exit
# prints: right
import builtins, functools, sys

builtins.print = functools.partial(print, flush=True)
builtins.input = sys.stdin.readline
sys.setrecursionlimit(10000)
print("right")
