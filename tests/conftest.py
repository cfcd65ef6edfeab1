"""Fixtures that every room's tests share."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, TypeVar

import hypothesis
import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

# Neither deadline nor slowness: a verdict on the code must not depend on the machine's load. Derandomized: nor on luck.
hypothesis.settings.register_profile(
    "verigym", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("verigym")

# A shell starts its background jobs deaf to Ctrl-C, and their children inherit that: tests that send one need it back.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of evaluation sets: ``VERIGYM_DATA``, or ``shared/data`` beside the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("VERIGYM_DATA", beside))


@pytest.fixture(scope="session")
def load_records(data_dir: Path) -> Callable[[str], list[dict[str, Any]]]:
    """Read an evaluation set by its name."""

    def load(name: str) -> list[dict[str, Any]]:
        path = data_dir / f"{name}.jsonl"
        if not path.exists():
            give_up = pytest.fail if os.environ.get("CI") else pytest.skip
            give_up(f"the evaluation set {path} is missing; set VERIGYM_DATA to the folder that holds it")
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    return load


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test is a failed one."""
    report = yield
    return _fail_if_skipped_in_ci(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI a skipped module is a failed one."""
    report = yield
    return _fail_if_skipped_in_ci(report)


def _fail_if_skipped_in_ci(report: Report) -> Report:
    skipped = report.outcome == "skipped" and not hasattr(report, "wasxfail")
    if os.environ.get("CI") and skipped and "GPU" not in (reason := str(report.longrepr)):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, and not for want of a GPU: {reason}"
    return report
