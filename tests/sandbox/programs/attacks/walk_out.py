# A walk upwards.
# ends: exit
# prints: held
try:
    open("../" * 40 + "etc/passwd").read()
    print("open")
except OSError:
    print("held")
