# Descriptors that were not meant for the program.
# ends: exit
# prints: held
import os

found = []
for number in range(3, 1024):
    try:
        os.fstat(number)
        found.append(number)
    except OSError:
        pass
print("held" if not found else found)
