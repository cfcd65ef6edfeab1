# Standard error.
# ends: output
# limits: output_kb=64
import sys

while True:
    sys.stderr.write("x" * 10000)
