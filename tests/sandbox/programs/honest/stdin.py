# An empty standard input, and who it is.
# ends: exit
# prints: right
import sys

print("right" if sys.stdin.read() == "" and sys.argv == ["main.py"] and __name__ == "__main__" else "wrong")
