# A crash is told by its signal.
# ends: exit
import ctypes

ctypes.string_at(0)
