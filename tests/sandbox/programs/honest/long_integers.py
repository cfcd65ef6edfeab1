# Integers longer than the interpreter prints by itself.
# ends: exit
# prints: right
import sys

sys.set_int_max_str_digits(0)
print("right" if len(str(7**10000)) == 8451 else "wrong")
