# A file of forty megabytes.
# ends: exit
# prints: right
with open("large", "wb") as file:
    for _ in range(40):
        file.write(b"x" * (1 << 20))
with open("large", "rb") as file:
    file.seek(-1, 2)
    print("right" if file.tell() == (40 << 20) - 1 else "wrong")
