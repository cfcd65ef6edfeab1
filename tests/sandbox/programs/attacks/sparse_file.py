# A file with holes, larger than any disk.
# ends: exit
# limits: disk_mb=4
# prints: held
try:
    with open("holes", "wb") as file:
        for place in range(0, 1 << 30, 1 << 20):
            file.seek(place)
            file.write(b"x")
            file.flush()
    print("open")
except OSError:
    print("held")
