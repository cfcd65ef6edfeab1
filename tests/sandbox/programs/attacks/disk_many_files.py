# The writable folder, file by file.
# ends: exit
# limits: disk_mb=4
# prints: held
total = 0
try:
    for i in range(200):
        with open(f"f{i}", "wb") as file:
            file.write(b"x" * (1 << 20))
    print("open")
except OSError:
    print("held")
