# Whoever reads its file afterwards would wait for ever.
# ends: exit
# prints: held
import os

os.unlink("main.py")
os.mkfifo("main.py")
print("held")
