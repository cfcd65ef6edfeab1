# Links in its own folder.
# ends: exit
# prints: right
import os

open("a", "w").write("right")
os.symlink("a", "b")
os.link("a", "c")
os.replace("c", "d")
print(open("b").read() if os.stat("d").st_nlink == 2 and os.readlink("b") == "a" else "wrong")
