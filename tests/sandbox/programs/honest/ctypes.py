# Foreign functions.
# ends: exit
# prints: right
import ctypes

print("right" if ctypes.CDLL(None).abs(-3) == 3 else "wrong")
