"""The page of a run in a browser: it draws without an error, filters, and runs nothing that a model wrote."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from verigym.report import write_run_report

ATTACK = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">{{7*7}}"


class Seen(NamedTuple):
    """What a browser made of a page."""

    dom: str
    complaints: list[str]

    @property
    def responses(self) -> list[str]:
        """The heads of the responses shown."""
        return re.findall(r"<article[^>]*><header>(.*?)</header>", self.dom)


def look(page: Path, chosen: str = "") -> Seen:
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("there is no chromium here")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    command += ["--enable-logging=stderr", "--virtual-time-budget=5000", f"--user-data-dir={page.parent / 'browser'}"]
    command += ["--dump-dom", f"{page.as_uri()}{chosen}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return Seen(done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    metrics = [{"step": s, "score": 0.1 * s, "score/math": 0.1, "informative/math": 0.5} for s in range(1, 6)]
    events = [
        {"step": 0, "event": "validation", "scores": {"mean": 0.2, "math": 0.2}, "intervals": {"mean": [0.1, 0.3]}},
        {"step": 3, "event": "reference_reset", "cause": ATTACK},
        {"step": 4, "event": "stage", "name": ATTACK},
    ]
    samples = [
        {
            "step": step,
            "domain": domain,
            "id": f"{domain}/{step}",
            "prompt": ATTACK,
            "response": ATTACK if right else [{"role": "assistant", "content": ATTACK}],
            "rewards": [0.0, 1.0],
            "reward": float(right),
            "verdict": {"score": float(right), "reason": "correct" if right else "wrong", "detail": ATTACK},
        }
        for step in (1, 2, 3)
        for domain in ("math", "code", ATTACK)
        for right in (True, False)
    ]
    for kind, records in (("metrics", metrics), ("events", events), ("samples", samples)):
        (folder / f"{kind}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    return write_run_report(folder)


def test_the_page_draws_everything_and_the_browser_has_nothing_to_complain_of(page: Path) -> None:
    seen = look(page)
    assert not seen.complaints
    assert 'data-drawn="' in seen.dom
    assert int(re.findall(r'data-drawn="(\d+)"', seen.dom)[0]) >= 3
    assert len(seen.responses) == 18


def test_nothing_that_a_model_wrote_is_run_or_becomes_markup(page: Path) -> None:
    seen = look(page)
    assert "<title>owned</title>" not in seen.dom
    assert not re.search(r"<img[^>]*onerror", seen.dom)
    assert seen.dom.count("<script") == 3
    assert "&lt;img src=x onerror" in seen.dom


def test_a_script_that_gets_into_the_page_all_the_same_is_not_run(page: Path, tmp_path: Path) -> None:
    broken = tmp_path / "report.html"
    broken.write_text(page.read_text().replace("<h1>", "<script>document.title='owned'</script><h1>", 1))
    seen = look(broken)
    assert "<title>owned</title>" not in seen.dom
    assert any("Content Security Policy" in line for line in seen.complaints)


def test_the_samples_are_filtered_by_domain_verdict_and_step(page: Path) -> None:
    seen = look(page, "#domain=math&verdict=right&first=2&last=2")
    assert not seen.complaints
    assert [head[:23] for head in seen.responses] == ["step 2 · math · math/2 "]
