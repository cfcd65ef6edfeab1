# Little that becomes much when it is unpacked.
# ends: memory
# limits: memory_mb=64
import bz2

print(len(bz2.decompress(bz2.compress(bytes(4 << 20)) * 400)))
