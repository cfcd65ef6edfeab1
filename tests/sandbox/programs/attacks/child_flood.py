# Output of a child.
# ends: output
# limits: output_kb=64
import os

os.fork()
while True:
    os.write(1, b"x" * 10000)
