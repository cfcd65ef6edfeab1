# Work at the end, in the right order.
# ends: exit
# prints: right
import atexit, tempfile, weakref


class Thing:
    pass


thing = Thing()
folder = tempfile.TemporaryDirectory()
atexit.register(lambda: print("ht"))
weakref.finalize(thing, lambda: None)
atexit.register(lambda: print("rig", end=""))
