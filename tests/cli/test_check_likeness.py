"""`mockprep check` tells questions that are asked twice, in whichever bank."""

from pathlib import Path

import pytest

from mockprep.cli.checking import check_content
from tests.content.writing import write

BANK = """\
schema: mockprep/bank@1
bank: {bank}
kind: behavioral
title: Stories
defaults: {{rubric: behavioral, minutes: 7, topics: [behavioral.conflict]}}
questions:
"""
QUESTION = """\
  - id: {id}
    title: {title}
    ask: "{ask}"
"""


def told(tmp_path: Path, *questions: tuple[str, str, str]) -> list[str]:
    """What is said of questions that are like others, each of them in a bank of its own."""
    for number, (name, title, ask) in enumerate(questions):
        text = BANK.format(bank=f"bank-{number}") + QUESTION.format(id=name, title=title, ask=ask)
        write(tmp_path, f"bank-{number}.yaml", text)
    problems = check_content([tmp_path], []).problems
    return [f"{p.path}: {p.message}" for p in problems if p.rule == "B14"]


def test_a_shipped_question_in_other_words(tmp_path: Path) -> None:
    (message,) = told(
        tmp_path,
        (
            "argued",
            "A technical disagreement",
            "Tell me about a time you disagreed with a colleague about a technical decision.",
        ),
    )
    assert message == (
        "questions[argued].ask: is nearly the question `people/beh-technical-disagreement`, “A"
        " disagreement about a design”; ask for something else, or leave one out"
    )


def test_a_question_in_two_banks_is_told_once(tmp_path: Path) -> None:
    asks = ("The lighthouse", "Tell me about the lighthouse that you repainted in a storm.")
    (message,) = told(tmp_path, ("first", *asks), ("second", *asks))
    assert message.startswith("questions[second].ask: is nearly the question `bank-0/first`")


@pytest.mark.parametrize("topic", ["a lighthouse", "a glacier"])
def test_a_question_of_its_own_is_left_in_peace(tmp_path: Path, topic: str) -> None:
    asks = ("Out there", f"Tell me about {topic} that you have repainted in a storm.")
    assert told(tmp_path, ("mine", *asks)) == []
