# Patterns over long texts.
# ends: exit
# prints: right
import re

print("right" if len(re.findall(r"\b(\w+)ing\b", "sing a running string " * 10000)) == 30000 else "wrong")
