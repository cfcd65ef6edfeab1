# Files and folders that nobody may enter or remove.
# ends: exit
# prints: held
import os

for base in (".", "/tmp", "/dev/shm"):
    os.makedirs(f"{base}/closed/inner", exist_ok=True)
    open(f"{base}/closed/\udcff\n name", "w").close()
    os.chmod(f"{base}/closed/inner", 0)
    os.chmod(f"{base}/closed", 0)
os.chmod(".", 0)
print("held")
