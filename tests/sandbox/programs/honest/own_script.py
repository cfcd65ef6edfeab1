# A file that it writes and starts.
# ends: exit
# prints: right
import os, subprocess, sys

with open("tool.py", "w") as file:
    file.write("import sys\nprint(sys.stdin.read().upper().lower())")
done = subprocess.run([sys.executable, "tool.py"], input="RIGHT", capture_output=True, text=True, check=True)
print(done.stdout.strip() if done.returncode == 0 and os.path.exists("tool.py") else "wrong")
