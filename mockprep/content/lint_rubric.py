"""Whether a rubric's criteria are fed, and whether their anchors say what one can see."""

import re
from collections.abc import Iterator

from mockprep.content.nodes import Node, find
from mockprep.content.problems import Flaw, Loc
from mockprep.domain.rubric import Rubric

_QUALITY_WORDS = """
a an and the of is are very quite rather really mostly fairly somewhat extremely highly truly
good bad poor weak strong great excellent outstanding exceptional adequate acceptable fair fine
sufficient insufficient satisfactory unsatisfactory solid average mediocre decent superb perfect
well better best worse worst below above meets exceeds expectations answer level quality overall
performance skills skill knowledge understanding communication
"""
_QUALITY = frozenset(_QUALITY_WORDS.split())
_DEGREES_WORDS = """
very quite rather really mostly fairly somewhat extremely highly truly partly fully completely
mainly largely slightly always often sometimes rarely never clearly well poorly barely entirely
"""
_DEGREES = frozenset(_DEGREES_WORDS.split())


def lint_rubric(rubric: Rubric, root: Node) -> Iterator[Flaw]:
    """Rules R01 and R04."""
    for at, criterion in enumerate(rubric.criteria):
        if not criterion.signals:
            message = "has no signals: offline it is never rated; name the detectors that feed it"
            yield _flaw(root, ("criteria", at), message, "R04")
        levels = sorted(criterion.anchors)
        for level in levels:
            loc: Loc = ("criteria", at, "anchors", level)
            words = _words(criterion.anchors[level])
            if words and set(words) <= _QUALITY:
                message = "only judges; say what one can see in an answer of this level"
                yield _flaw(root, loc, message, "R01")
            elif level > levels[0]:
                below = _words(criterion.anchors[level - 1])
                if _without_degrees(words) == _without_degrees(below):
                    message = f"differs from level {level - 1} by a degree only"
                    yield _flaw(root, loc, message, "R01")


def _flaw(root: Node, loc: Loc, message: str, rule: str) -> Flaw:
    node = find(root, loc).node
    return Flaw(loc, node.line, node.column, message, severity="warning", rule=rule)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def _without_degrees(words: list[str]) -> list[str]:
    return [word for word in words if word not in _DEGREES]
