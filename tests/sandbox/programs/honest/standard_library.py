# Modules that need shared objects.
# ends: exit
# prints: right
import bz2, ctypes, decimal, hashlib, lzma, sqlite3, ssl, uuid, zlib, zoneinfo

db = sqlite3.connect(":memory:")
assert db.execute("select 6 * 7").fetchone() == (42,)
assert hashlib.sha256(b"").hexdigest().startswith("e3b0")
assert zlib.decompress(zlib.compress(b"x")) == b"x"
assert uuid.uuid4() != uuid.uuid4()
print("right")
