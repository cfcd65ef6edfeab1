# Tracing, profiling and looking at its own frames.
# ends: exit
# prints: right
import cProfile, sys, traceback

lines = []
sys.settrace(lambda frame, event, arg: lines.append(frame.f_lineno))


def f():
    return sys._getframe().f_back.f_code.co_name


name = f()
sys.settrace(None)
profile = cProfile.Profile()
profile.runcall(f)
print("right" if lines and name == "<module>" and traceback.extract_stack()[-1].name == "<module>" else "wrong")
