# The interpreter once more.
# ends: exit
# prints: right
import subprocess, sys

print(
    subprocess.run([sys.executable, "-c", "print('right')"], capture_output=True, text=True, check=True).stdout, end=""
)
