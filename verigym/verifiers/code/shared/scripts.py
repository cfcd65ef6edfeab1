"""JavaScript and TypeScript: a failed ``console.assert`` fails, and what tests compare with is locked beforehand."""

from __future__ import annotations

import re

from verigym.verifiers.code.shared.linker import Linked, Linker
from verigym.verifiers.code.suite import Suite

_BUILT_IN = "JSON|Object|Array|String|Number|Boolean|Math|Reflect|Symbol|Map|Set|console|process|require|globalThis"
_FORBIDDEN = re.compile(
    r"arguments\s*\.\s*callee|\.\s*caller\b|prepareStackTrace|/proc\b|\b__filename\b|\brequire\s*\.\s*(?:cache|main)"
    r"|\bmodule\s*\.\s*(?:parent|children|constructor)|\bworker_threads\b|\binspector\b|\b_load\b|\btoJSON\b"
    rf"|\b(?:const|let|var|class|function)\s+(?:{_BUILT_IN})\b"
    rf"|(?<![\w.])(?:{_BUILT_IN})\s*=(?![=>])"
)
_ASSERT = re.compile(r"\bconsole\s*\.\s*assert\b")

_BEFORE = """
const { check: %(word)s_check, end: %(word)s_end } = (() => {
    const files = require("fs"), stop = process, secret = files.readFileSync(0);
    files.unlinkSync(__filename);
    const lock = (owner, name) => Object.defineProperty(owner, name, { writable: false, configurable: false });
    const prototypes = [Array, String, Number, Boolean, Map, Set].map((kind) => kind.prototype);
    for (const owner of [JSON, Math, Object, Array, Number, String, Reflect, ...prototypes]) {
        for (const name of Reflect.ownKeys(owner)) {
            if ("value" in Object.getOwnPropertyDescriptor(owner, name)) lock(owner, name);
        }
    }
    for (const owner of [Object.prototype, ...prototypes]) Object.defineProperty(owner, "toJSON", { value: undefined });
    for (const name of ["JSON", "Math", "Object", "Array", "Number", "String", "Reflect"]) lock(globalThis, name);
    for (const module of [require("assert"), require("assert").strict]) Object.freeze(module);
    let checked = 0, failed = 0;
    const check = (holds) => { checked += 1; if (!holds) failed += 1; };
    const end = () => stop.on("exit", (status) => {
        if (status === 0 && failed === 0 && %(enough)s) files.writeSync(1, secret);
    });
    return { check, end };
})();
"""


def _link(suite: Suite, code: str, word: str) -> Linked:
    test, checks = _ASSERT.subn(f"{word}_check", suite.test)
    before = _BEFORE % {"word": word, "enough": "checked > 0" if checks else "true"}
    return Linked(f"{before.strip()}\n{suite.program(code)}\n;\n{test}\n;{word}_end();\n")


SCRIPT = Linker(_link, _FORBIDDEN)
