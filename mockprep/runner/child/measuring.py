"""Owns measuring: what calls on inputs of growing size cost, in steps, seconds and bytes.

Every call gets a freshly loaded module and inputs of its own, so that nothing is remembered from
one call to the next and an answer may change what it is given.
"""

import gc
import pickle
import random
import sys
import time
import tracemalloc
import types
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from mockprep.runner.child.answer import FILE, TimeUp, crash_of, timed
from mockprep.runner.child.ladder import MOST_DOUBLED, Rung, foreseen_seconds, next_size
from mockprep.runner.child.ledger import Ledger
from mockprep.runner.child.rewriting import PREFIX, counted_form

Call = Callable[[dict[str, Any], list[Any]], Any]
"""Calls the entry that is found in a module's names with positional arguments."""
Make = Callable[[int, random.Random], list[Any]]
"""Makes the arguments of size n, from the question."""
Row = dict[str, Any]
Emit = Callable[[Row], None]

_FIRST = (4, 8, 16)
_INPUTS = 5
"""Inputs of each size, as costs may hang on chance."""
_ALIKE = 0.02
_ALIKE_SIZES = 4
"""After so many sizes whose inputs cost the same but for that share, one input a size is enough."""
_BEST_OF = 5
_BRIEF = 0.02
_LONG = 0.15
"""Seconds of calls on one input, after which it is not called a third or a second time."""
_STEPS_A_SECOND = 1e7
_HOPELESS = 8.0
"""A size that would take so many times the limit is not tried."""


class Ended(Exception):
    """Measuring can't go on; the text says why."""


class Subject:
    """The candidate's code, loaded anew for each call."""

    def __init__(self, source: str, call: Call, module: str = "answer") -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._plain = compile(source, FILE, "exec", dont_inherit=True)
            self._counted = counted_form(source, FILE)
        self._call = call
        self._module = module

    def plain(self) -> Callable[[list[Any]], Any]:
        """The entry as the candidate wrote it."""
        return self._fresh(self._plain, {})

    def counted(self) -> tuple[Callable[[list[Any]], Any], Ledger]:
        """The entry in its counted form, and the ledger that it writes to."""
        ledger = Ledger(FILE)
        entry = self._fresh(self._counted, ledger.hooks(PREFIX))
        ledger.cost = 0
        return entry, ledger

    def _fresh(self, code: Any, hooks: dict[str, Any]) -> Callable[[list[Any]], Any]:
        module = types.ModuleType(self._module)
        names = module.__dict__
        names.update(hooks, __builtins__=sys.modules["builtins"])
        sys.modules[self._module] = module
        exec(code, names)
        random.seed(0)
        return lambda args: _run_through(self._call(names, args))


class Inputs:
    """The arguments for calls of one size, the same for each call of a number."""

    def __init__(self, make: Make, n: int, seed: int) -> None:
        self._make, self._n, self._seed = make, n, seed
        self._kept: dict[int, bytes | None] = {}

    def fresh(self, number: int) -> list[Any]:
        """A copy of the arguments that the call may change."""
        if number not in self._kept:
            self._kept[number] = _packed(self._made(number))
        kept = self._kept[number]
        return self._made(number) if kept is None else list(pickle.loads(kept))

    def _made(self, number: int) -> list[Any]:
        return list(self._make(self._n, random.Random(f"{self._seed} {self._n} {number}")))


def _packed(args: list[Any]) -> bytes | None:
    try:
        return pickle.dumps(args, pickle.HIGHEST_PROTOCOL)
    # What can't be pickled is made again for each call.
    except Exception:
        return None


class Bench:
    """Measures one size after the other within a time."""

    def __init__(self, subject: Subject, make: Make, seed: int, clock: Callable[[], float]) -> None:
        self.subject, self.make, self.seed, self.clock = subject, make, seed, clock
        self.counts = True
        self._alike_sizes = 0

    def first_size(self, sizes: Sequence[int], until: float) -> int:
        """The smallest size that the question's generator is fit for."""
        *small, asked = *(n for n in _FIRST if n < min(sizes)), min(sizes)
        for n in small:
            try:
                self._made(n, range(1), until)
            except (Ended, TimeUp):
                continue
            return n
        return asked

    def row(self, n: int, until: float) -> Row:
        """All that is measured at size `n`; TimeUp when it lasts beyond the instant `until`."""
        numbers = range(1 if self._alike_sizes >= _ALIKE_SIZES else _INPUTS)
        inputs = self._made(n, numbers, until)
        seconds = [self._seconds(inputs, number, until) for number in numbers]
        ledgers = self._ledgers(inputs, numbers, until)
        steps = [ledger.steps for ledger in ledgers]
        self._note_chance(steps)
        stack = max((ledger.stack_bytes for ledger in ledgers), default=0)
        return {
            "n": n,
            "steps": round(_mean(steps)) if steps else None,
            "seconds": _mean(seconds),
            "peak_bytes": self._traced_bytes(inputs, until) + stack,
        }

    def single(self, n: int, limit: float) -> float | None:
        """The wall time of one call at size `n`; None when it takes longer than the limit."""
        try:
            inputs = self._made(n, range(1), self.clock() + limit)
        except TimeUp:
            raise Ended(f"the question's generator takes too long for n = {n}") from None
        try:
            return self._once(inputs.fresh(0), self.clock() + limit)
        except TimeUp:
            return None
        except Ended as ended:
            raise Ended(f"at n = {n}: {ended}") from None

    def _made(self, n: int, numbers: range, until: float) -> Inputs:
        inputs = Inputs(self.make, n, self.seed)
        try:
            self._within(until, lambda: [inputs.fresh(number) for number in numbers])
        except Ended as ended:
            raise Ended(f"the question's generator raised {ended}") from None
        return inputs

    def _seconds(self, inputs: Inputs, number: int, until: float) -> float:
        """The wall time of a call, the best of some."""
        best, began = float("inf"), self.clock()
        for times in range(_BEST_OF):
            if self.clock() - began > (_BRIEF if times > 1 else _LONG):
                break
            best = min(best, self._once(inputs.fresh(number), until))
        return best

    def _once(self, args: list[Any], until: float) -> float:
        entry = self._within(until, self.subject.plain)

        def work() -> float:
            began = self.clock()
            entry(args)
            return self.clock() - began

        gc.disable()
        try:
            return float(self._within(until, work))
        finally:
            gc.enable()

    def _ledgers(self, inputs: Inputs, numbers: range, until: float) -> list[Ledger]:
        try:
            return [self._ledger(inputs.fresh(n), until) for n in numbers if self.counts]
        except Ended:
            # The code as it is written did not raise: it does not bear to be counted.
            self.counts = False
            return []

    def _ledger(self, args: list[Any], until: float) -> Ledger:
        entry, ledger = self._within(until, self.subject.counted)
        self._within(until, lambda: entry(args))
        assert isinstance(ledger, Ledger)
        return ledger

    def _traced_bytes(self, inputs: Inputs, until: float) -> int:
        """The peak above the memory before the call; the returned value is in it."""
        entry = self._within(until, self.subject.plain)

        def work() -> int:
            # Made here, so that an input that the call makes smaller is known to have been there.
            args = inputs.fresh(0)
            before, _ = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            kept = entry(args)
            _, peak = tracemalloc.get_traced_memory()
            del kept
            return peak - before

        tracemalloc.start()
        try:
            return int(self._within(until, work))
        finally:
            tracemalloc.stop()

    def _note_chance(self, steps: list[int]) -> None:
        if len(steps) > 1:
            alike = max(steps) - min(steps) <= _ALIKE * _mean(steps)
            self._alike_sizes = self._alike_sizes + 1 if alike else 0

    def _within(self, until: float, work: Callable[[], Any]) -> Any:
        result, raised, _ = timed(work, max(until - self.clock(), 0.01))
        if raised is None:
            return result
        if isinstance(raised, TimeUp):
            raise raised
        raise Ended(crash_of(raised)["message"])


def _mean(figures: Sequence[float]) -> float:
    return sum(figures) / len(figures)


def _run_through(result: Any) -> Any:
    """`result`; what a generator still has to do is done first, without keeping what it gives."""
    if hasattr(result, "__next__"):
        for _ in result:
            pass
    return result


def measure(
    subject: Subject,
    make: Make,
    sizes: Sequence[int],
    *,
    seed: int,
    emit: Emit,
    budget_seconds: float = 3.0,
    limit_seconds: float = 2.0,
    clock: Callable[[], float] = time.perf_counter,
) -> Row:
    """Measure growing sizes, then see whether the sizes asked for are solved within the limit.

    emit: gets a row for each size as soon as it is known, with `n`, `steps`, `seconds` and
    `peak_bytes`; None is what was not measured. Gives `solved`, and `stopped` where it ended early.
    """
    bench = Bench(subject, make, seed, clock)
    rungs: list[Rung] = []
    try:
        until = clock() + budget_seconds
        first = bench.first_size(sizes, until)
        _climb(bench, rungs, first, emit, until, max(MOST_DOUBLED, *sizes))
        stopped = _asked(bench, rungs, sizes, emit, limit_seconds)
    except Ended as ended:
        stopped = str(ended)
    return {"solved": not stopped, "stopped": stopped}


def _climb(
    bench: Bench, rungs: list[Rung], first: int, emit: Emit, until: float, most: int
) -> None:
    """Measure sizes that grow while they can be afforded."""
    clock, n = bench.clock, first
    while n:
        began = clock()
        try:
            row = bench.row(n, until)
        except TimeUp:
            return
        except Ended as ended:
            raise Ended(f"at n = {n}: {ended}") from None
        emit(row)
        work = row["steps"] or row["seconds"] * _STEPS_A_SECOND
        rungs.append(Rung(n, work, row["seconds"], clock() - began))
        n = next_size(rungs, until - clock(), most) or 0


def _asked(bench: Bench, rungs: list[Rung], sizes: Sequence[int], emit: Emit, limit: float) -> str:
    """Why a size asked for was not solved within the limit; empty when all were."""
    for n in sorted(sizes):
        late = f"n = {n} takes longer than the limit of {limit:g} s"
        if rungs and n <= rungs[-1].n:
            if all(rung.seconds <= limit for rung in rungs if rung.n <= n):
                continue
            return late
        if rungs and foreseen_seconds(rungs, n) > _HOPELESS * limit:
            return late
        seconds = bench.single(n, limit)
        if seconds is None:
            return late
        emit({"n": n, "steps": None, "seconds": seconds, "peak_bytes": None})
    return ""
