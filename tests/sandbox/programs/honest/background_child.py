# A child in a session of its own that it waits for.
# ends: exit
# prints: right
import subprocess, sys

child = subprocess.Popen([sys.executable, "-c", "print('right')"], start_new_session=True, stdout=subprocess.PIPE)
print(child.communicate(timeout=5)[0].decode().strip())
