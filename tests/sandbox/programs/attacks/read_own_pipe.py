# Waiting for input that only it could write.
# ends: timeout
# limits: seconds=0.3 wall_seconds=0.3
import os

read, write = os.pipe()
os.read(read, 1)
