# The environment of whoever started the sandbox, tokens and all.
# ends: exit
# prints: held
import os

known = {"HOME", "LANG", "PATH", "TMPDIR", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE", "MALLOC_ARENA_MAX", "LC_CTYPE"}
extra = set(os.environ) - known
with open("/proc/self/environ") as file:
    extra |= {entry.partition("=")[0] for entry in file.read().split("\0") if entry} - known
print("held" if not extra else extra)
