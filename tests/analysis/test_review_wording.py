"""The tables of rules and the sentences that they make."""

import pytest

from mockprep.analysis.reviewing.findings import Finding
from mockprep.analysis.reviewing.own_rules import OWN_RULES, TOOL_RULES
from mockprep.analysis.reviewing.ruff_rules import GENERIC_FAMILIES, LEFT_OUT, RUFF_RULES, ruff_rule
from mockprep.analysis.reviewing.rules import Rule
from mockprep.analysis.reviewing.wording import worded

EVERY_RULE = [*RUFF_RULES.values(), *OWN_RULES.values(), *TOOL_RULES.values()]


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.says[:40])
def test_every_rule_makes_a_sentence_for_one_and_for_many(rule: Rule) -> None:
    one = Finding("X1", 1, names=("alpha",), figure="7", message="Its words.")
    two = Finding("X1", 2, names=("beta",), figure="8", message="Others.")
    for sentence in (worded(rule.says, [one]), worded(rule.says, [one, two])):
        assert "{" not in sentence
        assert sentence == " ".join(sentence.split())
    assert worded(rule.says, [one, two]).endswith("(also line 2)")


def test_names_and_lines_beyond_a_few_are_counted() -> None:
    findings = [Finding("X1", n, names=(f"n{n}",)) for n in range(1, 7)]
    assert worded("{names} {is} here", findings) == (
        "`n1`, `n2` and 4 more are here (also lines 2, 3 and 3 more)"
    )
    assert worded("{names} {is} here", findings[:2]) == "`n1` and `n2` are here (also line 2)"


def test_a_finding_without_names_is_told_in_the_words_of_the_tool() -> None:
    finding = Finding("X1", 1, message="A useless thing.")
    assert worded("{names} {is} useless", [finding]) == "A useless thing"


def test_names_with_braces_and_line_ends_are_shown_as_they_are() -> None:
    finding = Finding("X1", 1, names=("{'a':\n  1}",))
    assert worded("{names} stands here", [finding]) == "`{'a': 1}` stands here"
    long = Finding("X1", 1, names=("x" * 80,))
    assert len(worded("{names}", [long])) < 70


@pytest.mark.parametrize(
    ("code", "kind"),
    [("F507", "bug"), ("C415", "simplify"), ("PLE0302", "bug"), ("B004", "bug")],
)
def test_rules_without_words_of_ours_are_taken_by_their_family(code: str, kind: str) -> None:
    rule = ruff_rule(code)
    assert rule is not None
    assert rule.kind == kind


@pytest.mark.parametrize("code", ["SIM108", "B905", "C408", "RET505", "PLR2004", "UP006", "E501"])
def test_petty_rules_are_not_worth_a_word(code: str) -> None:
    assert ruff_rule(code) is None


def test_no_rule_is_both_kept_and_left_out() -> None:
    assert not LEFT_OUT & RUFF_RULES.keys()
    assert all(code.startswith(tuple(GENERIC_FAMILIES)) for code in LEFT_OUT)
