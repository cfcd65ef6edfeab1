# 200 MB.
# ends: exit
# prints: right
# limits: memory_mb=256
x = bytearray(b"x") * (200 << 20)
print("right" if len(x) == 200 << 20 else "wrong")
