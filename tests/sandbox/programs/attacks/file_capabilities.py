# A file that gives capabilities, and attributes without end.
# ends: exit
# prints: held
import os

for name, value in (("security.capability", b"\1\0\0\2" + b"\xff" * 16), ("trusted.x", b"x"), ("security.selinux", b"x")):
    try:
        os.setxattr("main.py", name, value)
        print("open", name)
    except OSError:
        pass
print("held")
