"""Owns the ledger: how often the code at hand is run, and what every line costs in all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from mockprep.analysis.cost.sizes import CONSTANT, Size, plus, times


@dataclass(slots=True)
class Frame:
    """A loop, or a recursion, whose body is being read."""

    trips: Size
    """How often its body runs for each run of the code at the depth `outer`."""
    outer: int
    """The loop that the trips are counted within: the next one out, unless it is amortised."""
    line: int
    names: frozenset[str] = frozenset()
    """The names that have another value in every round."""
    counted: bool = True
    """False for what is no loop: test cases, and code that is run once at most."""
    progress: frozenset[str] = frozenset()
    """For a while loop, the names whose change brings it to its end."""
    jumps: frozenset[str] = frozenset()
    """The names of inner counters that these names are moved on to in every round."""
    depth: Size = CONSTANT
    """For a recursion, how many calls are open at the same time."""
    undone: frozenset[str] = frozenset()
    """The containers that each call takes out of what it has put in."""
    works_off: str = ""
    """The queue that a while loop empties."""
    stack: Size = CONSTANT
    """For a recursion, how many calls hold what they made at the same time."""
    serial: int = 0
    """Tells the frame from all others of a reading; given when it is opened."""


@dataclass(slots=True)
class Charge:
    """What a line costs, for one reason."""

    line: int
    what: str
    each: Size
    """The cost of doing it once."""
    total: Size
    steps: Size
    """The total where a stretch of text that is copied or compared counts as one step."""


@dataclass(slots=True)
class Doubt:
    """Something that was assumed since reading could not tell."""

    line: int
    what: str
    trust: float
    """How far the assumption is to be trusted, 0 to 1."""


@dataclass(slots=True)
class Ledger:
    """What was found to cost something, with the loops that are open now."""

    frames: list[Frame] = field(default_factory=list)
    charges: dict[tuple[int, str], Charge] = field(default_factory=dict)
    doubts: dict[tuple[int, str], Doubt] = field(default_factory=dict)
    space: dict[int, Size] = field(default_factory=dict)
    """The memory held, by line."""
    start: int = 0
    """The depth from which costs are counted."""
    muted: int = 0
    parents: list[int] = field(default_factory=lambda: [0])
    """For the serial number of every frame, that of the one around it."""

    @property
    def here(self) -> int:
        """The serial number of the innermost open frame: where a value made now is born."""
        return self.frames[-1].serial if self.frames else 0

    def depth_of(self, serial: int) -> int:
        """How many of the frames that are open now were open in some frame."""
        open_now = {frame.serial: at for at, frame in enumerate(self.frames, 1)}
        while serial and serial not in open_now:
            serial = self.parents[serial]
        return open_now.get(serial, 0)

    def runs_since(self, serial: int) -> Size:
        """How often the code here is run for each run of the code in some frame."""
        return self.runs(self.depth_of(serial))

    @property
    def depth(self) -> int:
        """How many loops are open."""
        return len(self.frames)

    @property
    def counted_depth(self) -> int:
        """How many loops are open that are not over test cases."""
        return sum(frame.counted for frame in self.frames)

    def runs(self, since: int = 0) -> Size:
        """How often the code here is run for each run of the code at the depth `since`."""
        result, at = CONSTANT, self.depth
        while at > since:
            frame = self.frames[at - 1]
            result = times(result, frame.trips)
            at = min(at - 1, frame.outer)
        return result

    def shared_since(self, serial: int) -> int | None:
        """The frame within which all runs since some frame add up to `runs_since`.

        None where each run of that frame has so many.
        """
        since, at = self.depth_of(serial), self.depth
        while at > since:
            at = min(at - 1, self.frames[at - 1].outer)
        if at == since:
            return None
        return self.frames[at - 1].serial if at else 0

    def charge(self, line: int, what: str, each: Size, *, block: bool = False) -> None:
        """Put down what a line does, unless it costs no more than running it.

        A block is a stretch of text that the machine copies or compares in one go.
        """
        if each == CONSTANT:
            return
        runs = self.runs(self.start)
        total = times(each, runs)
        self.put_down(line, what, each, total, steps=runs if block else total)

    def charge_within(self, line: int, what: str, all_of_it: Size, depth: int) -> None:
        """Put down what a line does in all its runs within an outer loop."""
        runs = CONSTANT if depth < self.start else self.runs_at(depth)
        self.put_down(line, what, all_of_it, times(all_of_it, runs))

    def runs_at(self, depth: int) -> Size:
        """How often the code at an outer depth is run."""
        inner, self.frames = self.frames, self.frames[:depth]
        runs = self.runs(self.start)
        self.frames = inner
        return runs

    def charge_round(self, line: int, what: str) -> None:
        """Put down the rounds of the innermost loop."""
        frame = self.frames[-1]
        self.put_down(line, what, frame.trips, self.runs(self.start))

    def put_down(
        self, line: int, what: str, each: Size, total: Size, *, steps: Size | None = None
    ) -> None:
        """Put down a cost whose total is known."""
        if self.muted or total == CONSTANT:
            return
        key = (line, what)
        known = self.charges.get(key)
        if known is None:
            self.charges[key] = Charge(line, what, each, total, steps or total)
        else:
            known.each = plus(known.each, each)
            known.total = plus(known.total, total)
            known.steps = plus(known.steps, steps or total)

    def doubt(self, line: int, what: str, trust: float) -> None:
        """Put down an assumption."""
        self.doubts.setdefault((line, what), Doubt(line, what, trust))

    def hold_local(self, line: int, size: Size) -> None:
        """Put down memory that every open call of a recursion holds for itself."""
        for frame in self.frames:
            size = times(size, frame.stack) if size != CONSTANT else size
        self.hold(line, size)

    def hold(self, line: int, size: Size) -> None:
        """Put down memory that is held at the same time."""
        if size != CONSTANT:
            self.space[line] = plus(self.space.get(line, CONSTANT), size)

    @contextmanager
    def within(self, frame: Frame) -> Iterator[None]:
        """Read the body of a loop."""
        frame.serial = len(self.parents)
        self.parents.append(self.here)
        self.frames.append(frame)
        try:
            yield
        finally:
            self.frames.pop()

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Read without putting down costs, to learn how values grow."""
        self.muted += 1
        try:
            yield
        finally:
            self.muted -= 1

    @contextmanager
    def metered(self) -> Iterator[dict[tuple[int, str], Charge]]:
        """Read something for its cost alone; gives the costs for one run of it."""
        kept = self.charges, self.start, self.muted
        meter: dict[tuple[int, str], Charge] = {}
        self.charges, self.start, self.muted = meter, self.depth, 0
        try:
            yield meter
        finally:
            self.charges, self.start, self.muted = kept


def sum_of_charges(charges: dict[tuple[int, str], Charge]) -> Size:
    """The cost of all together."""
    total = CONSTANT
    for charge in charges.values():
        total = plus(total, charge.total)
    return total
