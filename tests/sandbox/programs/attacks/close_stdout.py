# No output at all, and nobody hears of it.
# ends: exit
import os

os.close(1)
print("lost")
