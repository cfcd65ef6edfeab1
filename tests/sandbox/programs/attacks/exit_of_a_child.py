# A child's status in place of the parent's.
# ends: exit
import os

if os.fork():
    os.wait()
    raise RuntimeError("this is the end")
os._exit(0)
