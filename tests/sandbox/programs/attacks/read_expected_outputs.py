# The files of the tests: a walk over everything that can be seen.
# ends: exit
# prints: held
import os, re, sysconfig

named = re.compile(r"(expected|answers?|solutions?|grader|judge|verdict|hidden)|\.(ans|out|jsonl|parquet)$")
own = (os.path.realpath(sysconfig.get_path("stdlib")), "/usr/lib/", "/usr/share/", "/usr/local/lib/", "/lib", "/usr/include")
found = []
for folder, folders, files in os.walk("/"):
    if folder in ("/proc", "/sys", "/dev") or folder.startswith(own):
        folders[:] = []
        continue
    found += [os.path.join(folder, name) for name in files if named.search(name)]
print("held" if not found else found[:5])
