# Modules that it writes and imports.
# ends: exit
# prints: right
import importlib, os, runpy, sys

os.mkdir("package")
open("package/__init__.py", "w").write("from .inner import value")
open("package/inner.py", "w").write("value = 'right'")
sys.path.insert(0, os.getcwd())
importlib.invalidate_caches()
print(importlib.import_module("package").value if runpy.run_path("package/inner.py")["value"] == "right" else "wrong")
