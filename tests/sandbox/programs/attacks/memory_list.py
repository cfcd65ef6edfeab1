# A list too long for any memory.
# ends: memory
print(len([0] * (1 << 40)))
