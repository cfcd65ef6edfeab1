# Bytes on standard output.
# ends: exit
# prints: right\xff
import os, sys

sys.stdout.buffer.write(b"right")
sys.stdout.flush()
os.write(1, b"\xff")
