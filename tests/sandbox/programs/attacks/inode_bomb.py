# Empty files.
# ends: exit
# prints: held
try:
    for i in range(100000):
        open(f"f{i}", "w").close()
    print("open")
except OSError:
    print("held")
