# Output in many pieces at a time.
# ends: output
# limits: output_kb=64
import os

while True:
    os.writev(1, [b"x" * 1000] * 100)
