# A number too long for any memory.
# ends: memory
print(1 << (1 << 45))
