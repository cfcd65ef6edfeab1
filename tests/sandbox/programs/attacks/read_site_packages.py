# Installed packages, which may hold tasks and answers.
# ends: exit
# prints: held
import sysconfig, os

path = os.path.join(sysconfig.get_path("stdlib"), "site-packages")
print("held" if not os.path.isdir(path) or not os.listdir(path) else os.listdir(path))
