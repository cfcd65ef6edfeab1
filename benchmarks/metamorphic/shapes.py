"""Several values written in another way, and changed in their elements, ends, order and number."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from metamorphic import expressions, numbers, spelling
from metamorphic.numbers import Written
from metamorphic.reader import UnreadError
from metamorphic.structure import Structure, alike, distinct, free, infinite, structure
from metamorphic.value import exact

_SET_KINDS = ("set", "list")


def rewritten(one: Structure, rng: Random) -> Iterator[Written]:
    """Other writings of the same; each certified."""
    for rule, text in [*spelling.rewritten(one.text, rng), *_inner(one, rng, right=True)]:
        if _told(one, text) is True:
            yield rule, text
    yield from _shaped(one, rng)


def changed(one: Structure, rng: Random) -> Iterator[Written]:
    """Writings of something else; each certified."""
    for rule, text in [*_inner(one, rng, right=False), *_numbered(one, rng)]:
        if _told(one, text) is False:
            yield rule, text
    yield from _turned(one)


def _told(one: Structure, text: str) -> bool | None:
    if not text or text == one.text:
        return None
    try:
        return alike(one, structure(text))
    except UnreadError:
        return None


def _inner(one: Structure, rng: Random, right: bool) -> Iterator[Written]:
    """One of the values within is written otherwise, or changed."""
    if one.kind == "value":
        if not infinite(one):
            found = [numbers, expressions]
            for module in found:
                yield from module.rewritten(one.text, rng) if right else module.changed(one.text, rng)
        return
    if one.kind == "plus-minus":
        if not right:
            yield from ((rule, text) for rule, text in expressions.changed(one.text, rng) if r"\pm" in text)
        return
    if one.kind == "equation" and right:
        yield from _balanced(one, rng)
        return
    index = rng.randrange(len(one.parts))
    for rule, text in _inner(one.parts[index], rng, right):
        if text and not ("," in text and one.kind != "definition"):
            yield rule, written(one, [*(part.text for part in one.parts[:index]), text,
                                      *(part.text for part in one.parts[index + 1 :])])  # fmt: skip


def written(one: Structure, texts: list[str], ends: str = "") -> str:
    """A structure like this one of other elements."""
    between = {"union": r" \cup ", "equation": " = "}.get(one.kind, ", ")
    joined = between.join(texts)
    match one.kind:
        case "set":
            return rf"\{{{joined}\}}"
        case "vector":
            return _column(texts)
        case "definition":
            return f"{one.left[0]} = {joined}"
        case "tuple" | "interval":
            first, last = ends or one.ends
            return f"{first}{joined}{last}"
    return joined


def _balanced(one: Structure, rng: Random) -> Iterator[Written]:
    """An equation with the same done to both sides."""
    left, right = (part.text for part in one.parts)
    times = rng.randint(2, 6)
    yield "sides exchanged", f"{right} = {left}"
    yield "both sides multiplied", f"{times}({left}) = {times}({right})"
    yield "to one side", f"{left} - ({right}) = 0"
    yield "both sides added to", f"{left} + {times} = {right} + {times}"


def _column(texts: list[str]) -> str:
    rows = r" \\ ".join(texts)
    return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"


def _numbered(one: Structure, rng: Random) -> Iterator[Written]:
    """An element more or less, tuples in another order, ends exchanged."""
    texts = [part.text for part in one.parts]
    if one.kind in ("set", "list", "tuple", "vector", "union") and len(texts) > 1:
        gone = rng.randrange(len(texts))
        yield "an element less", written(one, texts[:gone] + texts[gone + 1 :])
        kinds = {part.kind for part in one.parts}
        if kinds == {"value"}:
            yield "an element more", written(one, [*texts, str(rng.randint(11, 99))])
        if one.kind in ("tuple", "vector"):
            yield "order of a tuple", written(one, rng.sample(texts, len(texts)))
    if one.kind == "tuple" and len(texts) > 2 and distinct(one):
        yield "an element twice", written(one, [*texts, texts[0]])


def _turned(one: Structure) -> Iterator[Written]:
    """Intervals with an end opened or closed, or with their ends exchanged; equations cut to their left side."""
    if one.kind == "definition":
        yield "left side alone", one.left[0]
        yield "left side alone", f"{one.left[0]} ="
    if one.kind != "interval":
        return
    texts = [part.text for part in one.parts]
    for place, other in ((0, {"(": "[", "[": "("}), (1, {")": "]", "]": ")"})):
        if not infinite(one.parts[place]):
            ends = [*one.ends]
            ends[place] = other[ends[place]]
            yield "an end opened or closed", written(one, texts, "".join(ends))
            yield "an end opened or closed", inequality(one, "x", "".join(ends))
    if not any(map(infinite, one.parts)):
        yield "ends exchanged", written(one, texts[::-1])
        return
    low = infinite(one.parts[0])
    other_side = [texts[1], r"\infty"] if low else [r"-\infty", texts[0]]
    yield "the other side", written(one, other_side, f"{one.ends[1].replace(')', '(').replace(']', '[')})" if low else
                                    f"({one.ends[0].replace('(', ')').replace('[', ']')}")  # fmt: skip


def inequality(one: Structure, name: str, ends: str) -> str:
    """An interval as its inequality."""
    low, high = one.parts
    first, last = ("<" if ends[0] == "(" else r"\le"), ("<" if ends[1] == ")" else r"\le")
    more = ">" if ends[0] == "(" else r"\ge"
    if infinite(low):
        return f"{name} {last} {high.text}"
    if infinite(high):
        return f"{name} {more} {low.text}"
    return f"{low.text} {first} {name} {last} {high.text}"


def _shaped(one: Structure, rng: Random) -> Iterator[Written]:
    """The same thing in another notation, each certain by what the notations mean."""
    texts = [part.text for part in one.parts]
    name = rng.choice("xtyn")
    match one.kind:
        case "value":
            if not free(one) - {r"\pi", "e", "i"}:
                yield "a name before it", f"{name} = {one.text}"
        case "set":
            yield "order of a set", written(one, rng.sample(texts, len(texts)))
        case "list":
            yield from _listed(one, texts, rng)
        case "interval" if not all(map(infinite, one.parts)) and not free(one) & {name}:
            yield "interval and inequality", inequality(one, name, one.ends)
            yield "interval as a set", rf"\{{{name} : {inequality(one, name, one.ends)}\}}"
            yield "interval with its name", rf"{name} \in {one.text}"
        case "union":
            inequalities = [inequality(part, name, part.ends) for part in one.parts]
            yield "interval and inequality", r" \text{ or } ".join(inequalities)
            yield "order of a set", written(one, texts[::-1])
            yield "interval with its name", rf"{name} \in {one.text}"
        case "definition":
            yield from _defined(one, rng)
        case "plus-minus":
            yield "plus and minus", ", ".join(rng.sample(texts, 2))
            yield "plus and minus", r" \text{ and } ".join(texts)
        case "vector":
            yield "brackets of a vector", one.text.replace("pmatrix", "bmatrix")
            yield "vector as a tuple", f"({', '.join(texts)})"
        case "tuple" if all(exact(text) is not None for text in texts):
            yield "tuple as a vector", _column(texts)


def _listed(one: Structure, texts: list[str], rng: Random) -> Iterator[Written]:
    last = rng.choice((r" \text{ and } ", r", \text{ and } ", " and "))
    yield "a word in a list", ", ".join(texts[:-1]) + last + texts[-1]
    if not distinct(one):
        return
    yield "list in braces", rf"\{{{', '.join(texts)}\}}"
    yield "order of a list", ", ".join(rng.sample(texts, len(texts)))
    if all(part.kind == "value" and not free(part) for part in one.parts):
        yield "names in a list", ", ".join(f"x = {text}" for text in texts)
        yield "names in a list", ", ".join(f"x_{place} = {text}" for place, text in enumerate(texts, 1))
        yield "names in a list", r" \text{ or } ".join(f"x = {text}" for text in texts)


def _defined(one: Structure, rng: Random) -> Iterator[Written]:
    body = one.parts[0].text
    head, variable = one.left
    if variable or head != "y":  # what defines a curve is the equation
        yield "right side alone", body
    if body != variable:
        yield "sides exchanged", f"{body} = {head}"
    if variable and one.parts[0].kind == "value":
        other = rng.choice([name for name in "tuzms" if name not in free(one) | {variable}])
        yield "another variable", rf"{head[0]}({other}) = {_renamed(body, variable, other)}"


def _renamed(body: str, old: str, new: str) -> str:
    from metamorphic.tokens import Token, join, split

    return join([Token(new, token.blank) if token.text == old else token for token in split(body)])
