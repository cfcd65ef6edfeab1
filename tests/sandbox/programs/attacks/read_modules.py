# What the interpreter has loaded of the project that judges.
# ends: exit
# prints: held
import sys

inside = "verigym.sandbox.inside"
allowed = {"verigym", "verigym.sandbox", "verigym.sandbox.program", inside}
found = [name for name in sys.modules if name.startswith("verigym") and name not in allowed and not name.startswith(inside)]
for name in ("verigym.verifiers", "verigym.envs", "verigym.sandbox.local", "verigym.types", "verigym.errors"):
    try:
        __import__(name)
        found.append(name)
    except ImportError:
        pass
print("held" if not found else found)
