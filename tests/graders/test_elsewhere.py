"""Detectors of other distributions: rubrics name them, and broken ones do no harm."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from mockprep.content.library import Source, load_library
from mockprep.domain.detectors import ENTRY_POINTS
from mockprep.domain.grading import Reply
from mockprep.graders import detecting
from mockprep.graders.offline import elsewhere
from tests.content.writing import RUBRIC, told, write

from .marking import CODE, CONCEPT, ROOT, criterion, find, rate, submit
from .test_registry import install
from .wheels import build_wheel, install_wheel

MINE = RUBRIC.replace("rubric: plain", "rubric: mine").replace("points.required", "acme.jargon")
ANNOUNCED = '"acme.jargon" = "acme_detectors:jargon"'


def documented() -> str:
    """The detector that the documentation of the public module shows."""
    shown = detecting.__doc__.partition("finding:\n")[2].partition("Its distribution")[0]
    return textwrap.dedent(shown)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder from which distributions are found."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def bring(folder: Path, source: str, name: str = "acme.jargon") -> None:
    """Install a distribution whose one detector is the function `detect` of `source`."""
    module = f"acme_{abs(hash((source, str(folder))))}"
    head = "from mockprep.graders.detecting import *\n"
    points = f"{name} = {module}:detect"
    install(folder, "acme-detectors", points, ENTRY_POINTS, **{module: head + source})


def test_a_package_that_was_built_and_installed_is_used(tmp_path: Path) -> None:
    pytest.importorskip("pip")
    away = tmp_path / "away"
    announced = detecting.__doc__.partition("[project.entry-points.")[2].partition("A rubric")[0]
    assert announced.split() == [f'"{ENTRY_POINTS}"]', *ANNOUNCED.split()]
    points = f"[{ENTRY_POINTS}]\nacme.jargon = acme_detectors:jargon\n"
    install_wheel(build_wheel(tmp_path, "acme", points, acme_detectors=documented()), away)
    write(tmp_path, "content/mine.yaml", MINE.replace("acme.jargon", "acme.jargon, band: [0, 2]"))
    said = "We leverage synergy across the paradigm, to leverage synergy."
    answer = {"id": "a1", "question": {"prompt": "Why?"}, "answer": said}
    write(tmp_path, "answers.jsonl", json.dumps(answer))

    def run(*words: str) -> str:
        env = {**os.environ, "PYTHONPATH": str(away), "MOCKPREP_HOME": str(tmp_path / "home")}
        command = [sys.executable, "-m", "mockprep", *words]
        done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "acme.jargon  acme 1.2  Counts words that say nothing." in run("graders")
    assert "1 rubric" in run("check", "content/mine.yaml")
    words = ("grade", "answers.jsonl", "--content", "content", "--rubric", "mine")
    card = json.loads(run(*words, "--format", "json"))
    (rating,) = card["ratings"]
    assert rating["level"] == 1
    quotes = [each["quote"] for each in rating["evidence"]]
    assert quotes == ["leverage", "synergy", "paradigm", "leverage", "synergy"]
    assert {each["detector"] for each in rating["evidence"]} == {"acme.jargon"}


def test_it_gets_the_submission_and_words_in_their_places(packages: Path) -> None:
    source = """
def detect(answered):
    assert answered.submission.question.kind == "code"
    assert list(answered.texts) == ["answer", "notes", "reply-1"]
    assert list(answered.prose) == ["answer", "notes", "reply-1"]
    text = answered.prose["answer"]
    assert len(text) == len(answered.texts["answer"])
    assert "merge" not in text
    at = text.index("sorted")
    return Finding(1, [Seen("order", Place("answer", at, at + 6))])
"""
    bring(packages, source)
    submission = submit(
        CODE,
        "def merge(windows):\n    return windows  # sorted already\n",
        notes="First a plan.",
        replies=(Reply(ask="And?", text="No."),),
    )
    rating = rate(submission, criterion("acme.jargon"))
    assert (rating.level, rating.evidence[0].quote) == (4, "sorted")


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("import no_such_module", "acme-detectors 1.2: ModuleNotFoundError: No module named"),
        ("raise SystemExit('bye')", "acme-detectors 1.2: SystemExit: bye"),
        ("other = 1", "acme-detectors 1.2: AttributeError"),
        ("detect = 3", ":detect can't be called"),
        ("def detect(a): raise KeyError('x')", "the detector failed: KeyError: 'x'"),
        ("def detect(a): raise SystemExit(1)", "the detector failed: SystemExit: 1"),
        ("def detect(): ...", "the detector failed: TypeError"),
        ("def detect(a): return 0.5", "the detector gave no Finding but 0.5"),
        ("def detect(a): return Finding(float('nan'))", "gave the value nan, which is no number"),
        ("def detect(a): return Finding('much')", "gave the value 'much', which is no number"),
        ("def detect(a): return Finding(None)", "gave no value and no reason for that"),
        ("def detect(a): return unmeasured('no audio')", "no audio"),
        ("def detect(a): return Finding(1, confidence='sure')", "gave the confidence 'sure'"),
        ("def detect(a): return Finding(0, missing='x')", "other than texts as missing"),
        ("def detect(a): return Finding(1, Seen('x'))", "other than a list as seen"),
        ("def detect(a): return Finding(1, ['x'])", "gave 'x' among what was seen"),
        *(
            (f"def detect(a): return Finding(1, [Seen('x', {place})])", "that is not in the answer")
            for place in (
                "Place('answer', 0, 99)", "Place('answer', 2, 2)", "Place('answer', -1, 2)",
                "Place('notes', 0, 1)", "Place('answer', 0.0, 1)", "'answer'",
            )
        ),
    ],
)  # fmt: skip
def test_a_broken_detector_counts_as_unmeasured(packages: Path, source: str, why: str) -> None:
    bring(packages, source)
    assert why in find("acme.jargon", CONCEPT, "Made once.").why_not
    both = criterion({"detector": "points.required", "weight": 2}, "acme.jargon")
    rating = rate(submit(CONCEPT, "Made once."), both)
    assert rating.level is not None
    assert f"acme.jargon ({why}" in rating.reason or why in rating.reason
    alone = rate(submit(CONCEPT, "Made once."), criterion("acme.jargon"))
    assert why in (alone.unrated or "")


def test_one_that_is_not_installed_is_unmeasured(packages: Path) -> None:
    rating = rate(submit(CONCEPT, "Made once."), criterion("acme.nothing"))
    assert rating.unrated == "not measured: acme.nothing (no installed package has this detector)"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("star.parts", "begins with a word that is taken (code, complexity, "),
        ("star.sense_of_humour", "begins with a word that is taken"),
        ("jargon", "no rubric can name it"),
        ("acme.Jargon2", "no rubric can name it"),
    ],
)
def test_names_of_ours_are_taken(packages: Path, name: str, problem: str) -> None:
    bring(packages, "def detect(a): return Finding(0.123)", name)
    (listing,) = elsewhere.listing([str(packages)])
    assert problem in (listing.problem or "")
    assert find(name, CONCEPT, "Made once.").value != 0.123


def test_a_name_that_two_distributions_claim_is_nobodys(packages: Path) -> None:
    bring(packages, "def detect(a): return Finding(1)")
    install(packages, "other-detectors", "acme.jargon = other:detect", ENTRY_POINTS)
    claimed = "acme-detectors 1.2 and other-detectors 1.2 both have a detector called 'acme.jargon'"
    assert claimed in find("acme.jargon", CONCEPT, "Made once.").why_not
    problems = [listing.problem for listing in elsewhere.listing([str(packages)])]
    assert len(problems) == 2
    assert all(claimed in (problem or "") for problem in problems)


def test_a_rubric_may_name_what_is_installed(packages: Path) -> None:
    at = "f.yaml:9:26: criteria[points].signals[0].detector"
    nowhere = "there is no detector `acme.jargon`: no package that is installed has it"
    assert told(MINE) == [f"{at}: {nowhere}"]
    bring(packages, "def detect(a): return Finding(1)")
    assert told(MINE) == []
    assert told(MINE.replace("acme.jargon", "acme.jargn")) == [
        f"{at}: there is no detector `acme.jargn` (did you mean `acme.jargon`?)"
    ]
    assert told(MINE.replace("acme.jargon", "star.prts")) == [
        f"{at}: there is no detector `star.prts` (did you mean `star.parts`?)"
    ]
    capped = MINE + '    caps: [{when: "not acme.jargn", max: 2}]\n'
    assert "did you mean `acme.jargon`" in told(capped)[0]


def test_what_was_installed_since_the_last_start_counts(tmp_path: Path, packages: Path) -> None:
    write(tmp_path, "content/mine.yaml", MINE)
    sources = [Source("mine", tmp_path / "content")]

    def start() -> list[str]:
        library = load_library(sources, tmp_path / "cache")
        assert bool(library.problems) != bool(library.rubrics)
        return list(library.rubrics)

    assert start() == start() == []
    bring(packages, "def detect(a): return Finding(1)")
    assert start() == start() == ["mine"]
    for file in packages.rglob("entry_points.txt"):
        file.unlink()
    assert start() == []


def test_the_documentation_shows_the_same_detector() -> None:
    page = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
    shown = page.partition("## Writing a detector")[2].partition("```python\n")[2]
    lines = filter(None, map(str.rstrip, shown.partition("```")[0].splitlines()))
    assert list(lines) == [line for line in documented().splitlines() if line]
