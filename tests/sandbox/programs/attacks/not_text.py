# Output that is no text.
# ends: exit
# prints: \xff\xfe\x80\xc3(
import os

os.write(1, b"\xff\xfe\x80\xc3(")
