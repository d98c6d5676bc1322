"""Owns the finding of stated complexities in prose, comments and docstrings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mockprep.domain.complexity_classes import ComplexityClass, sum_of
from mockprep.domain.complexity_reading import read_class
from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline import claim_patterns as say
from mockprep.graders.offline.claim_finding import Stated, stated_in
from mockprep.graders.offline.claim_options import is_within, set_aside
from mockprep.graders.offline.claim_patterns import Case, Kind, Part


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated complexity."""

    kind: Kind
    stated: ComplexityClass
    span: Span
    case: Case = ""
    part: Part = "whole"
    is_total: bool = False
    """Whether it is said in so many words of the whole (`overall`)."""


def find_claims(text: Text, names: Mapping[str, str]) -> tuple[Claim, ...]:
    """The complexities that a text states, in order; `names` as for `read_class`.

    What is set aside (`not O(n)`, `brute force would be`, `is O(n) fast enough?`) is no claim.
    """
    claims: list[Claim] = []
    for sentence in text.sentences:
        told = text.folded[sentence.start : sentence.end]
        claims += _Sentence(told, sentence.start, names).claims()
    others = set_aside(text)
    return tuple(claim for claim in claims if not is_within(claim.span, others))


def settle(
    claims: Sequence[Claim], kind: Kind, *, of_operations: bool = False
) -> tuple[Claim, ...]:
    """The claims of a kind that stand for the whole: the last one, or one for each case.

    Where only steps were given their costs, the whole costs their sum. What is said of one
    operation counts only where the question asks for the cost of operations.
    """
    of_kind = [claim for claim in claims if claim.kind == kind]
    if of_operations:
        of_kind = [replace(c, part="whole") if c.part == "operation" else c for c in of_kind]
    whole = [claim for claim in of_kind if claim.is_total] or [
        claim for claim in of_kind if claim.part == "whole"
    ]
    steps = [claim for claim in of_kind if claim.part == "step"]
    if not whole and steps:
        terms = [term for claim in steps for term in claim.stated.terms]
        return (replace(steps[-1], stated=sum_of(terms)),)
    by_case = {claim.case: claim for claim in whole}
    if "" in by_case and whole[-1].case == "":
        return (by_case[""],)
    return tuple(claim for case, claim in by_case.items() if case or len(by_case) == 1)


_LOOK_BACK = 200
"""Characters before a statement within which something may set it aside."""


class _Sentence:
    """One sentence: what it states, what of that is a claim, and about what."""

    def __init__(self, told: str, offset: int, names: Mapping[str, str]) -> None:
        self.told = told
        self.offset = offset
        self.every = stated_in(told, names)
        self.is_set_aside = bool(say.QUESTION.search(told) or say.HYPOTHETICAL.search(told))
        self.kept = self._kept()

    def claims(self) -> list[Claim]:
        """The claims of the sentence, in order."""
        if self.is_set_aside:
            return []
        claims = [self._claim(at, kind) for at in range(len(self.kept)) for kind in self._kinds(at)]
        if not any(claim.kind == "space" for claim in claims):
            claims += self._space_without_class(claims)
        return claims

    def _kept(self) -> list[Stated]:
        """What is stated of the solution itself."""
        kept: list[Stated] = []
        alternative: Stated | None = None
        for entry in self.every:
            before = self.told[max(0, entry.start - _LOOK_BACK) : entry.start]
            between = self.told[alternative.end : entry.start] if alternative else "."
            goes_on = say.WITH_THE_LAST.fullmatch(between) and self._is_space(entry)
            if goes_on or self._is_alternative(before, entry):
                alternative = entry
            elif not self._is_rejected(before) and not say.DISMISSED.search(self.told[entry.end :]):
                kept.append(entry)
        return kept

    def _is_space(self, entry: Stated) -> bool:
        return bool(say.STRONG_SPACE.search(self.told[entry.end :][:20]))

    def _is_alternative(self, before: str, entry: Stated) -> bool:
        """Whether what follows is said of another solution; a claim before it ends the mention."""
        is_would = say.WOULD.search(before) and not say.OWN_WOULD.search(before)
        last = max((other.end for other in self.every if other.end <= entry.start), default=0)
        since = before[-(entry.start - last) :] if entry.start > last else ""
        return bool(is_would or say.ALTERNATIVE.search(since))

    def _is_rejected(self, before: str) -> bool:
        if say.BOUND_REACHED.search(before) or say.OWN_WOULD.search(before):
            return False
        return bool(say.REJECTED.search(before) or say.WISH.search(before))

    def _space_without_class(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Constant space that is implied (`in place`), or space said to be like the time."""
        for match in say.CONSTANT_SPACE.finditer(self.told):
            before = self.told[max(0, match.start() - _LOOK_BACK) : match.start()]
            implied = Stated(match.start(), match.end(), read_class("1"))
            if not self._is_rejected(before) and not self._is_alternative(before, implied):
                span = Span(self.offset + match.start(), self.offset + match.end())
                yield Claim("space", implied.cls, span)
        if claims and (same := say.SAME_SPACE.search(self.told)):
            span = Span(self.offset + same.start(), self.offset + same.end())
            yield Claim("space", claims[-1].stated, span)

    def _claim(self, at: int, kind: Kind) -> Claim:
        entry = self.kept[at]
        first, last = self._piece(at)
        piece = self.told[first:last]
        part, is_total = self._part(at, kind)
        return Claim(
            kind=kind,
            stated=entry.cls,
            span=Span(self.offset + entry.start, self.offset + entry.end),
            case=next((case for case, pattern in say.CASES if pattern.search(piece)), ""),
            part=part,
            is_total=is_total,
        )

    def _part(self, at: int, kind: Kind) -> tuple[Part, bool]:
        """Whether a claim speaks of the whole, of a step or of one operation among many."""
        entry = self.kept[at]
        first, last = self._piece(at)
        before, after = self.told[first : entry.start], self.told[entry.end : last]
        if say.OPERATION_AFTER.search(after) or say.OPERATION_BEFORE.search(before):
            return "operation", False
        if say.TOTAL.search(before + " " + after):
            return "whole", True
        if say.STEP_AFTER.search(after) or say.STEP_BEFORE.search(before):
            return "step", False
        is_held = kind == "space" and say.HELD_FOR.search(after)
        return ("step" if is_held else "whole"), False

    def _piece(self, at: int) -> tuple[int, int]:
        """The stretch that speaks of one claim alone: up to a comma, an `and`, or the next."""
        entry = self.kept[at]
        first = self.kept[at - 1].end if at else 0
        last = self.kept[at + 1].start if at + 1 < len(self.kept) else len(self.told)
        cut = say.PIECE.search(self.told, entry.end)
        last = min(last, cut.start()) if cut else last
        for match in say.PIECE.finditer(self.told, first, entry.start):
            if match.start() < entry.start and (match.group() or match.start() > first):
                first = match.end()
        return first, last

    def _kinds(self, at: int) -> tuple[Kind, ...]:
        """What a claim is about, by the nearest marker: first one behind it, then one before."""
        if self._is_pair():
            return ("time",) if at == 0 else ("space",)
        if say.BOTH.search(self.told) and not self._has_own_marker():
            return self._of_both(at)
        entry = self.kept[at]
        first, last = self._piece(at)
        before, after = self.told[first : entry.start], self.told[entry.end : last]
        # A label such as `time:` stands before its claim.
        if label := say.LABEL.search(before):
            return ("space",) if label[1][0].lower() in "sm" else ("time",)
        if say.STRONG_SPACE.search(self.told[entry.start : entry.end]):
            return ("space",)
        return (
            _nearest(after, first=True)
            or _nearest(before, first=False)
            or self._by_container(before, after)
            or self._carried(entry.start),
        )

    def _is_pair(self) -> bool:
        """Whether the sentence is no more than `O(n) / O(1)`: time, then space."""
        if len(self.kept) != 2 or len(self.every) != 2:
            return False
        one, two = self.kept
        rest = self.told[: one.start] + self.told[two.end :]
        between = self.told[one.end : two.start]
        in_notation = self.told[one.end - 1] == self.told[two.end - 1] == ")"
        return in_notation and bool(say.PAIR.fullmatch(between)) and not any(map(str.isalnum, rest))

    def _of_both(self, at: int) -> tuple[Kind, ...]:
        """`O(n) time and space`, or `time and space are O(n) and O(1)`, which go in order."""
        if len(self.kept) != 2:
            return ("time", "space")
        is_space_first = say.SPACE_AND_TIME.search(self.told) is not None
        return ("space" if is_space_first == (at == 0) else "time",)

    def _has_own_marker(self) -> bool:
        """Whether time and space stand each beside its own claim, apart from `time and space`."""
        rest = say.BOTH.sub(" ", self.told)
        return len(self.kept) > 1 and bool(say.STRONG_SPACE.search(rest))

    def _by_container(self, before: str, after: str) -> Kind | None:
        is_built = say.STEP_BEFORE.search(before) or say.STEP_AFTER.search(after)
        if is_built:
            return None
        return "space" if say.CONTAINER.search(before + " " + after) else None

    def _carried(self, start: int) -> Kind:
        """The kind when the piece does not say: space where only space was spoken of before."""
        before = self.told[:start]
        is_time = dict(say.MARKERS)["time"].search(before)
        return "space" if say.STRONG_SPACE.search(before) and not is_time else "time"


def _nearest(stretch: str, *, first: bool) -> Kind | None:
    hits = [
        (match.start(), kind)
        for kind, pattern in say.MARKERS
        for match in pattern.finditer(stretch)
    ]
    if not hits:
        return None
    return (min(hits) if first else max(hits))[1]
