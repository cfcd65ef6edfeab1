# Both streams, each below its limit, then one above.
# ends: output
# limits: output_kb=64
import os

os.write(1, b"x" * 60000)
os.write(2, b"x" * 60000)
os.write(2, b"x" * 60000)
os.write(2, b"x" * 60000)
os.read(os.pipe()[0], 1)
