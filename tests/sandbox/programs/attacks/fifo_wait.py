# A pipe with a name that nobody opens from the other side.
# ends: timeout
# limits: seconds=0.3 wall_seconds=0.3
import os

os.mkfifo("way")
open("way").read()
