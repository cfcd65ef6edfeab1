# A walk upwards from a folder that is no longer there.
# ends: exit
# prints: held
import os

os.mkdir("gone")
os.chdir("gone")
os.rmdir("../gone")
try:
    open("../" * 20 + "etc/shadow").read()
    print("open")
except OSError:
    print("held")
