# A loop in C.
# ends: timeout
# limits: seconds=0.3
import re

re.match(r"(a+)+$", "a" * 64 + "b")
