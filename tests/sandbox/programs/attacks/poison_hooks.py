# Hooks that nobody can remove.
# ends: exit
# prints: held
import atexit, codecs, gc, os, sys, threading

sys.addaudithook(lambda *a: None)
sys.settrace(lambda *a: None)
sys.setprofile(lambda *a: None)
threading.settrace(lambda *a: None)
gc.callbacks.append(lambda *a: None)
gc.disable()
sys.meta_path.insert(0, type("F", (), {"find_spec": staticmethod(lambda *a, **k: None)}))
sys.path_hooks.clear()
sys.path_importer_cache.clear()
codecs.register(lambda name: codecs.lookup("utf-8"))
os.register_at_fork(before=lambda: None, after_in_child=lambda: None)
sys.setrecursionlimit(50000)
sys.setswitchinterval(1000.0)
atexit.register(print, "held")
