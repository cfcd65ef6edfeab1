# A program deeper than any compiler.
# ends: exit
# prints: held
try:
    eval("-" * 1000000 + "1")
    print("open")
except (MemoryError, RecursionError, SyntaxError):
    print("held")
