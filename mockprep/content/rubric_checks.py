"""What must hold within one rubric beyond the shape of its fields: detectors, levels, verdicts."""

from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

from mockprep.content.nodes import Node
from mockprep.content.problems import Flaw, Loc
from mockprep.content.wording import nearest_value
from mockprep.domain.detectors import DETECTORS, ENTRY_POINTS, is_from_elsewhere
from mockprep.domain.rubric import RECOMMENDATIONS, Cap, Rubric


def check_rubric(rubric: Rubric, root: Node) -> list[Flaw]:
    """Everything wrong within a rubric that has the right shape; `root` tells the places."""
    flaws = list(_check_detectors(root))
    flaws += _check_levels(rubric, root)
    flaws += _check_verdicts(rubric, root)
    return flaws


def _check_detectors(root: Node) -> Iterator[Flaw]:
    """Detectors that there are, and none that feeds two criteria."""
    fed: dict[str, tuple[Any, int]] = {}
    for position, criterion in enumerate(_elements(root, "criteria")):
        name = criterion.value.get("id")
        for at, signal in enumerate(_elements(criterion, "signals")):
            loc: Loc = ("criteria", position, "signals", at, "detector")
            node = signal.get("detector")
            if node is None:
                continue
            yield from _check_name(node.value, node, loc)
            owner, line = fed.setdefault(node.value, (name, node.line))
            if owner != name:
                message = f"`{node.value}` feeds `{owner}` as well (line {line}) and counts twice"
                yield Flaw(loc, node.line, node.column, message, severity="warning", rule="R02")
        for at, cap in enumerate(_elements(criterion, "caps")):
            loc = ("criteria", position, "caps", at, "when")
            if node := cap.get("when"):
                yield from _check_name(Cap(when=node.value, max=1).detector, node, loc)


def _check_name(name: str, node: Node, loc: Loc) -> Iterator[Flaw]:
    if name in DETECTORS:
        return
    announced = {point.name for point in entry_points(group=ENTRY_POINTS)}
    installed = sorted(filter(is_from_elsewhere, announced))
    if name not in installed:
        near = nearest_value(name, [*DETECTORS, *installed])
        message = f"there is no detector `{name}`"
        if is_from_elsewhere(name) and not near:
            message += ": no package that is installed has it"
        yield Flaw(loc, node.line, node.column, message, near)


def rests_on_packages(root: Node) -> bool:
    """Whether it depends on other installed packages if a rubric can be used."""
    named: list[Node | None] = []
    for criterion in _elements(root, "criteria"):
        named += [signal.get("detector") for signal in _elements(criterion, "signals")]
        named += [cap.get("when") for cap in _elements(criterion, "caps")]
    words = [str(node.value).removeprefix("not ").split() for node in named if node]
    return any(each and is_from_elsewhere(each[0]) for each in words)


def _check_levels(rubric: Rubric, root: Node) -> Iterator[Flaw]:
    """Caps and advice name levels of the scale."""
    for position, criterion in enumerate(_elements(root, "criteria")):
        for at, cap in enumerate(_elements(criterion, "caps")):
            top = cap.get("max")
            if top and top.value >= rubric.scale.top:
                message = f"caps nothing: the best level is {rubric.scale.top}"
                loc: Loc = ("criteria", position, "caps", at, "max")
                yield Flaw(loc, top.line, top.column, message, severity="warning")
        advice = criterion.get("advice")
        for level, node in advice.children() if advice else ():
            if level not in rubric.scale.levels:
                message = f"there is no level {level}; the levels are {list(rubric.scale.levels)}"
                yield Flaw(("criteria", position, "advice", level), node.line, node.column, message)


def _check_verdicts(rubric: Rubric, root: Node) -> Iterator[Flaw]:
    """Rules that can be reached, and that ask for more the better the verdict."""
    verdict = root.get("verdict")
    if verdict is None:
        return
    highest = float(rubric.scale.top)
    best = rubric.scale.top
    for name in reversed(RECOMMENDATIONS):
        node, rule = verdict.get(name), rubric.verdict.get(name)
        if node is None or rule is None:
            continue
        loc: Loc = ("verdict", name)
        wanted = [rule.min_level or 0, *rule.must_have.values()]
        if rule.mean_at_least > rubric.scale.top or max(wanted) > rubric.scale.top:
            message = f"can't be reached: the best level is {rubric.scale.top}"
            yield Flaw(loc, node.line, node.column, message, rule="R03")
        elif rule.mean_at_least > highest or (rule.min_level or 0) > best:
            message = "asks for more than a better verdict does, and so is never given"
            yield Flaw(loc, node.line, node.column, message, severity="warning", rule="R03")
        # A lowest level holds up the mean as well.
        highest = min(highest, max(rule.mean_at_least, rule.min_level or 0))
        best = min(best, rule.min_level or best)


def _elements(node: Node, key: str) -> list[Node]:
    child = node.get(key)
    return (child.elements or []) if child else []
