# Its own folders, for whoever comes next.
# ends: exit
# prints: held
import os, shutil

for name in ("/tmp", "/dev/shm", "."):
    for entry in os.listdir(name):
        path = os.path.join(name, entry)
        shutil.rmtree(path, ignore_errors=True) if os.path.isdir(path) else os.unlink(path)
here = os.getcwd()
for change in (lambda: os.rmdir(here), lambda: os.rename("/box/tmp", "/box/other"), lambda: os.symlink("/proc", "/box/tmp")):
    try:
        change()
    except OSError:
        pass
print("held")
