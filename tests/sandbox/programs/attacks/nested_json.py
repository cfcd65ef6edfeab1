# Text deeper than any parser.
# ends: exit
# prints: held
import json

try:
    json.loads("[" * 1000000)
    print("open")
except RecursionError:
    print("held")
