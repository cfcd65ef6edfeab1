"""Java: a program's text decides how its files must be called."""

from __future__ import annotations

import re

from verigym.sandbox.languages.language import Language, Tool

_LOOKED_AT = 1 << 18  # characters; a longer text names its classes before

# Comments and literals, whose braces and words count for nothing. Possessive, so that no text makes it go back.
_NO_CODE = re.compile(
    r'//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|"""(?:[^\\"]|\\.|"(?!""))*+(?:""")?'
    r"""|"(?:[^\\"\n]|\\.)*+"?|'(?:[^\\'\n]|\\.)*+'?""",
    re.DOTALL,
)
_WORD = re.compile(
    r"[{}]|(?:(public)\s++(?:\w++\s++){0,4}?)?\b(?:class|interface|enum|record)\s++(\w++)|\bvoid\s+main\s*\("
)
_PACKAGE = re.compile(r"\s*package\s+([\w.]+)\s*;")


def names(source: str) -> dict[str, str]:
    """``file``: what javac wants the main file to be called; ``main``: the class to start."""
    text = _NO_CODE.sub(" ", source[:_LOOKED_AT])
    depth = 0
    public, first, main = "", "", ""
    current = ""
    for match in _WORD.finditer(text):
        word = match[0]
        if word == "{":
            depth += 1
        elif word == "}":
            depth -= 1
        elif match[2]:
            if depth == 0:
                current = match[2]
                first = first or current
                public = public or (current if match[1] else "")
        elif depth == 1 and not main:
            main = current
    main = main or public or first or "Main"
    package = _PACKAGE.match(text)
    return {"file": public or main, "main": f"{package[1]}.{main}" if package else main}


_MACHINE = ("-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData")
_JAVAC_MACHINE = (*_MACHINE, "-XX:TieredStopAtLevel=1")  # a compilation ends before the better compiler would pay
_SHOWS = ("{home}/", "{lib}/libz.so.1", "{lib}/libstdc++.so.6", "{lib}/libgcc_s.so.1")

JAVA = Language(
    name="java",
    file="{file}.java",
    names=names,
    compile=Tool(
        (
            "javac",
            *(f"-J{option}" for option in _JAVAC_MACHINE),
            "-J-Xmx{memory_mb}m",
            *("-encoding", "UTF-8", "-nowarn", "-Xlint:none", "-proc:none", "-Xmaxerrs", "20", "-d", "."),
            "{file}.java",
        ),
        home=("javac",),
        shows=_SHOWS,
        address_space=False,
        own_memory_mb=128,
        own_threads=64,
        install="default-jdk-headless",
    ),
    keep=("*.class",),
    run=Tool(
        ("java", *_MACHINE, "-Xmx{memory_mb}m", "-Xss64m", "-Dfile.encoding=UTF-8", "-cp", ".", "{main}"),
        home=("java",),
        shows=_SHOWS,
        address_space=False,
        own_memory_mb=96,
        own_threads=64,
        install="default-jdk-headless",
        out_of_memory=("java.lang.OutOfMemoryError",),
    ),
    hello='class Main { public static void main(String[] args) { System.out.println("held"); } }\n',
)
