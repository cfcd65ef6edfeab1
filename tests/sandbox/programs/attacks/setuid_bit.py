# A program that becomes its owner, or another.
# ends: exit
# prints: held
import os, shutil, subprocess, sys

shutil.copy(sys.executable, "python")
try:
    os.chmod("python", 0o6755)
    os.chown("python", 0, 0)
    print("open")
except OSError:
    pass
done = subprocess.run(["./python", "-c", "import os; print(*os.getresuid())"], capture_output=True, text=True, check=False)
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print("held" if "0" not in done.stdout.split() and status["NoNewPrivs"].strip() == "1" else "open")
