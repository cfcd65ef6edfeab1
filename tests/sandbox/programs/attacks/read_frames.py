# Whatever the caller's frames hold.
# ends: exit
# prints: held
import gc, sys

held = True
frame = sys._getframe()
while frame:
    if any(key in repr(sorted(frame.f_locals)) for key in ("expected", "answer", "token")):
        held = False
    frame = frame.f_back
print("held" if held else "open")
