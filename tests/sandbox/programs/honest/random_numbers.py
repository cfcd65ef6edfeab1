# Randomness of every kind, the same for the same seed.
# ends: exit
# prints: right
import os, random, uuid

print("right" if random.Random(1).random() == 0.13436424411240122 and uuid.uuid4() != uuid.uuid4() and os.urandom(8) else "wrong")
