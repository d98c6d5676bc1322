"""Owns which findings are said, in which words and in which order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mockprep.analysis.reviewing.findings import Finding, ReviewedCode
from mockprep.analysis.reviewing.own_rules import OWN_RULES, TOOL_RULES
from mockprep.analysis.reviewing.ruff_rules import ruff_rule
from mockprep.analysis.reviewing.rules import Rule
from mockprep.analysis.reviewing.wording import worded
from mockprep.domain.execution import Remark, RemarkKind

MOST_REMARKS = 8
_KINDS: tuple[RemarkKind, ...] = (
    *("bug", "complexity", "simplify", "length", "naming", "style", "annotations"),
)
_CONSTANT_CASE = frozenset(["N803", "N806"])
_OF_PARAMETERS = frozenset(["ARG001", "ARG002"])
_OF_COMMENTS = "ERA001"
_IN_CODE_ONLY = ("print(", "return", "for ", "while ", "if ", "elif ", "def ", "import ", "from ")


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A finding and what its rule is worth."""

    finding: Finding
    rule: Rule

    @property
    def topic(self) -> str:
        return self.rule.topic or self.finding.rule

    @property
    def is_first_hand(self) -> bool:
        """Whether it goes before what others say of the same line."""
        advised_bug = self.rule.advice_only and self.rule.kind == "bug"
        return self.finding.tool in ("ruff", "mockprep") and not advised_bug

    @property
    def order(self) -> tuple[object, ...]:
        """Bugs first, then by worth; advice last; by place in between."""
        rule, place = self.rule, (self.finding.line, self.finding.column)
        return (rule.advice_only, -rule.worth, _KINDS.index(rule.kind), place)


def remarks(findings: Iterable[Finding], code: ReviewedCode) -> tuple[Remark, ...]:
    """At most eight remarks, the most important first; what the question gave is passed over."""
    kept = [weighed for finding in findings if (weighed := _weighed(finding, code)) is not None]
    topics: dict[str, list[_Weighed]] = {}
    for weighed in _once_a_name(sorted(_once_a_line(kept), key=lambda weighed: weighed.order)):
        topics.setdefault(weighed.topic, []).append(weighed)
    return tuple(_remark(group) for group in list(topics.values())[:MOST_REMARKS])


def _weighed(finding: Finding, code: ReviewedCode) -> _Weighed | None:
    rule = _rule(finding)
    if rule is None or _is_given(finding, rule, code) or _is_petty(finding, rule, code):
        return None
    return _Weighed(finding, rule)


def _rule(finding: Finding) -> Rule | None:
    if finding.tool == "ruff":
        return ruff_rule(finding.rule)
    if finding.tool == "mockprep":
        return OWN_RULES[finding.rule]
    return TOOL_RULES.get((finding.tool, finding.rule))


def _is_given(finding: Finding, rule: Rule, code: ReviewedCode) -> bool:
    """Whether the question and not the candidate answers for it."""
    if finding.line in code.given_lines and not rule.of_body:
        return True
    chosen = rule.kind == "naming" or finding.rule in _OF_PARAMETERS
    return chosen and finding.names[:1] != () and finding.names[0] in code.given_names


def _is_petty(finding: Finding, rule: Rule, code: ReviewedCode) -> bool:
    """What the rule minds and an interviewer does not, in this case."""
    if finding.tool == "ruff" and rule.kind != "bug" and finding.line in code.test_lines:
        return True
    if finding.rule in _CONSTANT_CASE:
        return all(name.isupper() for name in finding.names[:1])
    if finding.rule == _OF_COMMENTS:
        # A formula or an example in a comment explains; a statement in it was once run.
        text = code.lines[finding.line - 1].strip().lstrip("# ")
        return not text.startswith(_IN_CODE_ONLY)
    return False


def _once_a_line(findings: Sequence[_Weighed]) -> list[_Weighed]:
    """Without what only repeats, or softens, the bug that is told of a line already."""
    told: set[int] = set()
    kept = []
    for weighed in sorted(findings, key=lambda weighed: not weighed.is_first_hand):
        line = weighed.finding.line
        if weighed.is_first_hand or line not in told:
            kept.append(weighed)
            told |= {line} if weighed.rule.kind == "bug" else set()
    return kept


def _once_a_name(findings: Iterable[_Weighed]) -> Iterator[_Weighed]:
    """Without what is said of a name already, at a later line."""
    told: set[tuple[str, tuple[str, ...]]] = set()
    for weighed in findings:
        subject = (weighed.topic, weighed.finding.names[:1])
        if weighed.rule.kind != "naming" or subject not in told:
            told.add(subject)
            yield weighed


def _remark(group: Sequence[_Weighed]) -> Remark:
    """One remark for all findings of a topic, at the line of the most important one."""
    first = group[0]
    return Remark(
        line=first.finding.line,
        column=first.finding.column,
        kind=first.rule.kind,
        says=worded(first.rule.says, [weighed.finding for weighed in group]),
        rule=first.finding.rule,
        tool=first.finding.tool,
        advice_only=first.rule.advice_only,
    )
