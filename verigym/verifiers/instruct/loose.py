"""IFEval's second mode: forgive an opening line, a closing line and asterisks."""

from __future__ import annotations


def variants(response: str) -> list[str]:
    r"""The response as it is, without its first line, its last line, both; and each of them without ``*``.

    Blank variants are left out: an instruction is not followed by saying nothing.

    >>> variants("Sure:\n*yes*")
    ['Sure:\n*yes*', '*yes*', 'Sure:', 'Sure:\nyes', 'yes']
    """
    lines = response.split("\n")
    cut = ["\n".join(part).strip() for part in (lines[1:], lines[:-1], lines[1:-1])]
    whole = [response, *cut]
    found = [*whole, *(text.replace("*", "") for text in whole)]
    return list(dict.fromkeys(text for text in found if text.strip()))
