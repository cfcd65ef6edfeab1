"""The languages that need no plug-in."""

from __future__ import annotations

from verigym.sandbox.languages.java import JAVA
from verigym.sandbox.languages.native import CPP, GO, RUST, C
from verigym.sandbox.languages.scripting import BASH, JAVASCRIPT, PYTHON, TYPESCRIPT

BUILT_IN = (PYTHON, JAVASCRIPT, TYPESCRIPT, C, CPP, JAVA, GO, RUST, BASH)
