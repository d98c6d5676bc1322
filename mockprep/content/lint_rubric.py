"""Whether the anchors of a rubric say what one can see, and differ from one another."""

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
    """Rule R01."""
    for at, criterion in enumerate(rubric.criteria):
        levels = sorted(criterion.anchors)
        for level in levels:
            loc: Loc = ("criteria", at, "anchors", level)
            words = _words(criterion.anchors[level])
            if words and set(words) <= _QUALITY:
                message = "only judges; say what one can see in an answer of this level"
                yield _flaw(root, loc, message)
            elif level > levels[0]:
                below = _words(criterion.anchors[level - 1])
                if _without_degrees(words) == _without_degrees(below):
                    message = f"differs from level {level - 1} by a degree only"
                    yield _flaw(root, loc, message)


def _flaw(root: Node, loc: Loc, message: str) -> Flaw:
    node = find(root, loc).node
    return Flaw(loc, node.line, node.column, message, severity="warning", rule="R01")


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def _without_degrees(words: list[str]) -> list[str]:
    return [word for word in words if word not in _DEGREES]
