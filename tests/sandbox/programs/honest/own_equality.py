# Equality, hashes, order and pickles of its own.
# ends: exit
# prints: right
import functools, pickle


@functools.total_ordering
class Number(int):
    __eq__ = lambda self, other: int(self) % 7 == int(other) % 7
    __lt__ = lambda self, other: int(self) % 7 < int(other) % 7
    __hash__ = lambda self: int(self) % 7
    __reduce__ = lambda self: (Number, (int(self),))


print("right" if pickle.loads(pickle.dumps(Number(8))) == Number(1) and len({Number(1), Number(8)}) == 1 else "wrong")
