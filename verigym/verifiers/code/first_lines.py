"""How the first line of a program may begin, and a line of prose hardly ever does."""

from __future__ import annotations

import re

_C = (
    r"#\s*(?:include|define|pragma|if|ifdef|ifndef)\b|//|/\*|typedef\s|struct\s+\w+\s*\{"
    r"|(?:static |const |unsigned |long )*(?:int|void|bool|char|double|float|long)\s+\w+\s*\("
)
_SCRIPT = (
    r"//|/\*|[\"']use strict[\"']|(?:const|let|var)\s+[\w{[$]|(?:async )?function\b|class\s+\w+|import\s+[\w{*\"']"
    r"|console\.\w|module\.exports"
)
_PATTERNS = {
    "python": (
        r"(?:async +def|def|class|import|for|while|if|with) +\w|from +[\w.]+ +import\b|try:|@\w|#|\"\"\"|'''|print\("
        r"|[A-Za-z_]\w*(?: *, *[A-Za-z_]\w*)* *(?:[-+*/%&|^]|//|\*\*)?=(?!=)"
    ),
    "javascript": rf"#!|{_SCRIPT}",
    "typescript": rf"{_SCRIPT}|(?:export\s+)?(?:interface|type|enum)\s+\w+\s*[={{<]",
    "c": _C,
    "cpp": rf"{_C}|using\s+\w|template\s*<|namespace\s+\w+|(?:class|struct)\s+\w+\s*[{{:]|(?:std::)?vector<",
    "java": (
        r"import\s+[\w.*]+\s*;|package\s+[\w.]+\s*;|//|/\*"
        r"|(?:public |final |abstract )*(?:class|interface|enum|record)\s+\w+"
    ),
    "go": r"package\s+\w+\s*$|//|/\*",
    "rust": (
        r"#!?\[|//|/\*|use\s+[\w:{][^.]*;$|(?:pub )?(?:fn|mod|struct|enum|trait|const|static)\s+\w+|impl\b.*\{"
        r"|extern crate\s"
    ),
    "bash": r"#!|set -|[A-Za-z_]\w*=|(?:read|echo|printf|declare|local)\s|(?:while|for|if)\s.*(?:;|\bdo|\bthen)\s*$",
}
_FIRST_LINES = {language: re.compile(pattern) for language, pattern in _PATTERNS.items()}


def looks_like_code(text: str, language: str) -> bool:
    """Whether a text begins as programs in ``language`` do; never for a language that is not built in."""
    pattern = _FIRST_LINES.get(language)
    return pattern is not None and pattern.match(text.lstrip().partition("\n")[0].rstrip()) is not None
