# Files and folders of its own.
# ends: exit
# prints: right
import os, tempfile

os.makedirs("a/b")
with open("a/b/c.txt", "w") as file:
    file.write("x")
with tempfile.TemporaryDirectory() as folder, open(os.path.join(folder, "y"), "w") as file:
    file.write("y")
os.rename("a/b/c.txt", "d.txt")
print("right" if open("d.txt").read() == "x" and sorted(os.listdir(".")) == ["a", "d.txt", "main.py"] else "wrong")
