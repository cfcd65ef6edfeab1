# Leaving without a word: no output, status 0.
# ends: exit
# prints:
import os

print("lost")
os._exit(0)
