# A file of the host.
# ends: exit
# prints: held
try:
    open("/etc/passwd").read()
    print("open")
except OSError:
    print("held")
