# Files packed and unpacked.
# ends: exit
# prints: right
import io, tarfile, zipfile

with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("x", "right")
with tarfile.open("a.tar.gz", "w:gz") as archive:
    archive.add("a.zip")
with tarfile.open("a.tar.gz") as archive:
    inner = archive.extractfile("a.zip").read()
print(zipfile.ZipFile(io.BytesIO(inner)).read("x").decode())
