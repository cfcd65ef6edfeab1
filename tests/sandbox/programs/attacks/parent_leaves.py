# The answer, then a child that goes on in the background.
# ends: exit
# prints: held
import os

if os.fork() == 0:
    os.setsid()
    while True:
        pass
print("held")
