"""Controls of the main job: rewards that mean nothing must teach nothing.

Runs the recipe ``tiny`` with rewards permuted within each group, and with a constant reward, and fails if either
raises the mean score on held-back tasks by more than 0.05.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ALLOWED = 0.05
CONTROLS = {
    "permuted": ["reward.control=permuted"],
    # No group is ever informative here: drawing again would only cost time.
    "constant": ["reward.control=constant", "sampling.dynamic=false"],
}


def gain(name: str, out: Path, seed: int) -> float:
    """Run one control, or take up where it was stopped; its gain in mean score."""
    folder = out / f"{name}-{seed}"
    command = [sys.executable, "-m", "verigym", "train", "tiny", "--seed", str(seed), "--out", str(folder), "--resume"]
    subprocess.run(
        command + [word for setting in CONTROLS[name] for word in ("--set", setting)],
        check=True,
    )
    summary = json.loads((folder / "summary.json").read_text())
    return float(summary["after"]["mean"] - summary["before"]["mean"])


def main() -> int:
    """Run all controls; exit code 1 if one of them gains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("runs/controls"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    gains = {name: gain(name, options.out, options.seed) for name in CONTROLS}
    for name, value in gains.items():
        print(f"{name:10} {value:+.3f}  {'ok' if value <= ALLOWED else f'more than {ALLOWED}'}")
    return int(max(gains.values()) > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
