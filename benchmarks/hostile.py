"""Judges random and hostile responses to every instruction type, in both profiles; `puzzles.py --hostile` does puzzles.

Nothing may come of them but verdicts: no exception, no file, no network, no other program, no hang. Prints how many
were judged, how many were paid in full, and what went wrong; where anything did, the exit code is 1. A response is paid
in full by luck, or because an instruction as plain as "no comma" holds of most texts.

    python benchmarks/hostile.py [--number N] [--seed S]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from verigym.envs.instruct.kinds import KINDS
from verigym.testing import ODD_TEXTS
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.instruct import InstructVerifier

_CODE = (
    "__import__('os').system('touch {mark}')",
    "open('{mark}', 'w').write('x')",
    "().__class__.__base__.__subclasses__()",
    "[x for x in iter(int, 1)]",
    "exec(\"import socket; socket.create_connection(('127.0.0.1', 9))\")",
    "lambda: (yield)",
    "9**9**9**9",
    "'a' * 10**12",
    "range(10**12)",
    "factorial(2000000)",
    "f'{{0:>{10**9}}}'",
    "!!python/object/apply:os.system ['touch {mark}']",
    "Matrix(100000, 100000, lambda i, j: 1)",
    "integrate(exp(x**x), x)",
)
_ATOMS = (
    *("(", ")", "[", "]", "{", "}", "<", ">", "<<", ">>", '"', "'", "`", "*", "**", "***", "******", "#", "-", "- "),
    *("\\", "\\n", "\n", "\n\n", "\r\n", "\t", "\x00", "\x1b[2J", "\u2028", "\u202e", "\ufeff", "\ud83d", "\udc00"),
    *("0", "1", "-1", "1e309", "nan", "inf", "٣", "½", "１２", "True", "None", "yes", "no", "A", "B)", "(C)", "Q", "_"),
    *(".", "...", "?!", "e.g.", "Dr.", "don't", "naïve", "ß", "ﬃ", "日本語", "🙂", "👩‍👩‍👧", "e\u0301", "\u0301" * 30),
    *("the", "and", "Section 1", "P.S.", "My Answer:", "</think>", "<think>", "<answer>", "</answer>", "\\boxed{"),
)
MARK = "verigym-was-here"
"""The file that hostile code would make."""


def responses(rng: Random, said: str, number: int) -> list[str]:
    """``number`` responses: known breakers, code, cuts and mixtures of what the task says, and noise.

    Args:
        rng: All randomness comes from here.
        said: The task's prompt.
        number: How many.
    """
    makers: tuple[Callable[[], str], ...] = (
        lambda: rng.choice(ODD_TEXTS),
        lambda: rng.choice(_CODE).replace("{mark}", MARK),
        lambda: "".join(rng.choices(_ATOMS, k=rng.randint(1, 60))),
        lambda: " ".join(rng.choices(_ATOMS, k=rng.randint(1, 60))),
        lambda: rng.choice(_ATOMS) * rng.choice((3, 300, 30_000)),
        lambda: "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randint(1, 200))),
        lambda: _cut(rng, said),
        lambda: _shuffled(rng, said),
        lambda: _cut(rng, said) + rng.choice(_ATOMS) + _cut(rng, said),
    )
    found = [rng.choice(makers)() for _ in range(number)]
    return [f"<answer>{text}</answer>" if rng.random() < 0.5 else text for text in found]


def _cut(rng: Random, text: str) -> str:
    start, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return text[start:end]


def _shuffled(rng: Random, text: str) -> str:
    pieces = text.split(" ")
    return " ".join(rng.sample(pieces, len(pieces)))


def instruct_tasks(rng: Random) -> Iterator[Task]:
    """A task of each instruction type."""
    for kind in KINDS.values():
        kwargs = kind.sample(rng, "Write about rivers.")
        yield Task(kind.id, "instruct", kind.ask(rng, kwargs), {"instruction_id_list": [kind.id], "kwargs": [kwargs]})


def judge_instructions(number: int, seed: int) -> dict[str, list[Verdict]]:
    """Instruction type to the verdicts on ``number`` responses under each profile, judged in this process."""
    found: dict[str, list[Verdict]] = {}
    for task in instruct_tasks(Random(seed)):
        texts = responses(Random(f"{seed} {task.id}"), str(task.prompt), number)
        verifiers = (InstructVerifier("intended"), InstructVerifier("published"))
        found[task.id] = [verifier.verify(task, text) for verifier in verifiers for text in texts]
    return found


WATCHED = ("open", "os.", "socket.", "subprocess.", "shutil.", "urllib.", "ctypes.")
"""What the names of audit events start with that a judge has no reason for; reading is among them."""


def watch() -> list[str]:
    """From now on, for good, note what this process does to the world outside it."""
    noted: list[str] = []

    def hook(event: str, details: tuple[object, ...]) -> None:
        if event.startswith(WATCHED):
            noted.append(f"{event}{details!r:.200}")

    sys.addaudithook(hook)
    return noted


def main() -> int:
    """Judge, print, and say by the exit code whether all was well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=200, help="responses a type")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    judge_instructions(1, options.seed)  # lazy imports read files
    noted = watch()
    found = judge_instructions(options.number, options.seed)
    touched = [*noted, *([MARK] if Path(MARK).exists() else [])]
    reasons = Counter(verdict.reason for verdicts in found.values() for verdict in verdicts)
    for name, verdicts in sorted(found.items()):
        paid = sum(verdict.passed for verdict in verdicts)
        print(f"{name:45} judged {len(verdicts):6}  paid in full {paid:5}")
    print({reason.value: count for reason, count in reasons.most_common()})
    for event in touched:
        print("touched:", event)
    return int(bool(touched) or reasons[Reason.UNSCORABLE] > 0)


if __name__ == "__main__":
    sys.exit(main())
