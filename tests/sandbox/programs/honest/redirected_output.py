# Its output caught, closed and opened anew.
# ends: exit
# prints: right
import contextlib, io, os, sys

with contextlib.redirect_stdout(io.StringIO()) as caught:
    print("right", end="")
saved = os.dup(1)
os.close(1)
os.dup2(saved, 1)
sys.stdout = os.fdopen(saved, "w")
print(caught.getvalue())
