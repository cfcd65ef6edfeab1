# Classes of the main module can be found by name.
# ends: exit
# prints: right
from __future__ import annotations
import dataclasses, pickle, typing


@dataclasses.dataclass
class Point:
    x: int


print(
    "right"
    if pickle.loads(pickle.dumps(Point(3))) == Point(3) and typing.get_type_hints(Point) == {"x": int}
    else "wrong"
)
