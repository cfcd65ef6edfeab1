# Links in /proc that lead to a root or a folder.
# ends: exit
# prints: held
import os, threading

ways = [f"/proc/{who}/{link}" for who in ("self", "thread-self", "1", "2") for link in ("root", "cwd")]
ways += [f"/proc/self/task/{threading.get_native_id()}/root", "/proc/self/fd/0", "/proc/self/cwd/" + "../" * 20]
found = []
for way in ways:
    for name in ("etc/shadow", "root/.bashrc", "work", "home", "sys/kernel", "var/run/docker.sock"):
        try:
            os.stat(f"{way}/{name}")
            if os.listdir(f"{way}/{name}") if os.path.isdir(f"{way}/{name}") else True:
                open(f"{way}/{name}").close()
                found.append(f"{way}/{name}")
        except OSError:
            pass
print("held" if not found else found)
