# What of the host's folders is visible: only the interpreter's own files.
# ends: exit
# prints: held
import os

seen = [
    p
    for p in ("/root", "/home", "/workspace", "/var", "/srv", "/mnt", "/sys", "/boot", "/run")
    if os.path.isdir(p)
]
found = []
for top in seen:
    for folder, _, files in os.walk(top):
        found += [
            os.path.join(folder, f)
            for f in files
            if not (
                ".pyc" in f
                or "lib/python3" in folder
                or "/bin/python" in os.path.join(folder, f)
                or f.startswith("lib")
            )
        ]
print("held" if not found else found[:5])
