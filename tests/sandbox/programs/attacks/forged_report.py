# Writing a forged report to every descriptor.
# ends: exit
# prints: held
import os

for number in range(3, 300):
    try:
        os.write(number, b'{"stop": null, "status": 0, "cpu": 0, "wall": 0, "peak": 0}\n')
        print("open", number)
    except OSError:
        pass
print("held")
