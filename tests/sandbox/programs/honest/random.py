# Randomness.
# ends: exit
# prints: right
import random, secrets

print("right" if random.random() != random.random() and secrets.token_bytes(8) else "wrong")
