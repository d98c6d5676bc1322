"""Grading goes on where the table of word vectors is not there."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import mockprep
from mockprep.content.library import shipped_sources

PACKAGE = Path(mockprep.__file__).parent
ANSWER = {
    "question": {
        "kind": "concept",
        "prompt": "Why would you put a queue between two services?",
        "reference": "The sender goes on without waiting. Peaks of load are smoothed out.",
    },
    "answer": "The sender goes on without waiting for anybody, because messages are kept.",
}
STORY = {
    "question": {"kind": "behavioral", "prompt": "Tell me about a tight deadline."},
    "answer": "Last year I was asked to move a service in a week. I wrote a plan and moved it in"
    " two steps. In the end it ran a day early and nobody had to work at night.",
}


@pytest.fixture(scope="module")
def without_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package whose table is gone."""
    root = tmp_path_factory.mktemp("bare")
    leave_out = shutil.ignore_patterns("__pycache__", "minilm")
    shutil.copytree(PACKAGE, root / "mockprep", ignore=leave_out)
    for source in shipped_sources():
        shutil.copytree(source.place, root / source.place.name)
    return root


@pytest.mark.parametrize("given", [ANSWER, STORY], ids=["concept", "story"])
def test_words_alone_are_graded_and_the_scorecard_says_so(
    without_table: Path, tmp_path: Path, given: dict[str, object]
) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text(json.dumps({"id": "a1", **given}) + "\n")
    env = {**os.environ, "PYTHONPATH": str(without_table), "MOCKPREP_HOME": str(tmp_path)}
    words = [sys.executable, "-P", "-m", "mockprep", "grade", str(answers), "--format", "json"]
    done = subprocess.run(words, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    card = json.loads(done.stdout)
    assert card["score"] > 30
    assert any("by words alone" in remark for remark in card["remarks"])
