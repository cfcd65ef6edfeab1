# Files for a while, with and without a name.
# ends: exit
# prints: right
import os, tempfile

with tempfile.TemporaryFile() as file, tempfile.NamedTemporaryFile("w", suffix=".txt") as named:
    file.write(b"x" * 1000000)
    named.write("right")
    named.flush()
    print(open(named.name).read() if file.tell() == 1000000 else "wrong")
