"""Every hostile response to every task, in both profiles, through the jail."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from puzzling.hostile import FILE, responses
from puzzling.made import every_task
from verigym.verifiers import VerifierPool
from verigym.verifiers.logic import LogicVerifier


def run() -> int:
    """Judge all and print what became of them; 1 if a judge failed or a file was made."""
    reasons: Counter[str] = Counter()
    broken = []
    with tempfile.TemporaryDirectory() as folder, VerifierPool() as pool:
        target = Path(folder) / "X"
        for name, (task,) in every_task(1, seed=3):
            for profile in ("intended", "published"):
                texts = [text.replace(FILE, str(target)) for text in responses(task, Random(name), 20)]
                verdicts = pool.judge([(LogicVerifier(profile=profile), task, text) for text in texts])
                reasons.update(f"{profile} {verdict.reason}" for verdict in verdicts)
                broken += [
                    (name, profile, text[:60]) for text, one in zip(texts, verdicts, strict=True) if one.score is None
                ]
        made = target.exists()
    for reason, number in sorted(reasons.items()):
        print(f"{number:7} {reason}")
    for name, profile, text in broken:
        print(f"unscorable: {name}, {profile}: {text!r}")
    print("a file was made" if made else "no file was made")
    return int(bool(broken) or made)
