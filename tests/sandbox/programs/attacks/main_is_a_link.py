# Whoever reads its file afterwards would read another.
# ends: exit
# prints: held
import os

os.unlink("main.py")
os.symlink("/etc/shadow", "main.py")
try:
    print(open("main.py").read())
except OSError:
    print("held")
