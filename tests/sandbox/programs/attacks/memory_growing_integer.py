# A number that grows.
# ends: memory
# limits: memory_mb=64
number = 3
while True:
    number <<= 1 << 24
