# The writable folder.
# ends: exit
# limits: disk_mb=4
# prints: held
total = 0
try:
    with open("big", "wb") as file:
        while total < 1 << 30:
            total += file.write(b"x" * (1 << 20))
    print("open")
except OSError:
    print("held")
