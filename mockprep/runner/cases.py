"""Owns the cases of a run: what is asked of the child, and what its reply is held against."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mockprep.domain.execution import Group
from mockprep.domain.question import Check, CodeQuestion, CodeTest
from mockprep.runner.child.codec import Opaque
from mockprep.runner.comparing import agrees
from mockprep.runner.showing import MOST, call_shown, shown, visible

Job = dict[str, Any]
Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a case passed, and the two sides as they are shown."""

    passed: bool
    expected: str
    got: str
    remark: str = ""
    """What else is to be said, such as that an argument was changed."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to run."""

    name: str
    group: Group
    call: str
    """What is run, as shown to the candidate."""
    job: Job
    why: str = ""
    edge: bool = False

    @property
    def expected(self) -> str:
        """What should come out, for a case that gives nothing."""
        return ""

    def outcome(self, reply: Reply) -> Outcome:
        """What the child's reply means; it has a `value`, or a `crash` that was to be raised."""
        return Outcome(True, "", shown(reply["value"]))

    def crash(self, reply: Reply) -> dict[str, Any] | None:
        """What was raised instead of a value, if anything was."""
        crash: dict[str, Any] | None = reply.get("crash")
        return crash

    def awaits(self, crash: dict[str, Any]) -> bool:
        """Whether the case wants this to be raised."""
        return False


@dataclass(frozen=True, slots=True)
class QuestionCase(Case):
    """A test of the question."""

    test: CodeTest = field(kw_only=True)

    @property
    def expected(self) -> str:
        if self.test.check == "raises":
            return f"raises {' or '.join(_names(self.test.want)) or 'an exception'}"
        if self.test.check == "one_of":
            return f"one of {shown(self.test.want)}"
        return shown(self.test.want)

    def awaits(self, crash: dict[str, Any]) -> bool:
        return self.test.check == "raises" and _is_of(crash, _names(self.test.want))

    def outcome(self, reply: Reply) -> Outcome:
        if (crash := self.crash(reply)) is not None:
            return Outcome(True, self.expected, visible(f"raises {crash['message']}"))
        got, test = reply["value"], self.test
        if test.check == "raises":
            return Outcome(False, self.expected, shown(got))
        if test.check == "no_mutation" and not _left_alone(reply, self.job):
            remark = "The arguments were changed; the caller still needs them."
            return Outcome(False, self.expected, shown(got), remark)
        passed = agrees(got, test.want, test.check, test.tolerance)
        return Outcome(passed, self.expected, shown(got))


@dataclass(frozen=True, slots=True)
class ObjectCase(QuestionCase):
    """A test that makes an object and calls its methods; every call is held against its result."""

    def crash(self, reply: Reply) -> dict[str, Any] | None:
        """The first exception that no call was to raise.

        Every call is made, since the process is not told which of them should raise.
        """
        for number, result in enumerate(reply.get("results", ())):
            if "raised" in result and not self._may_raise(number):
                crash: dict[str, Any] = result["raised"]
                return crash
        return QuestionCase.crash(self, reply)

    def _may_raise(self, number: int) -> bool:
        wanted = _listed(self.test.want)
        return number < len(wanted) and _awaited(wanted[number]) is not None

    def outcome(self, reply: Reply) -> Outcome:
        if self.test.check == "raises":
            return QuestionCase.outcome(self, reply)
        results, wanted = reply["results"], _listed(self.test.want)
        if len(wanted) != len(results):
            return Outcome(False, self.expected, f"{len(results)} results")
        for number, (result, want) in enumerate(zip(results, wanted, strict=True)):
            if not self._fits(result, want):
                return self._miss(number, result, want)
        return Outcome(True, self.expected, shown([_shown_result(r) for r in results]))

    def _fits(self, result: Reply, want: Any) -> bool:
        if (names := _awaited(want)) is not None:
            return "raised" in result and _is_of(result["raised"], names)
        if "raised" in result:
            return False
        check = "equal" if self.test.check == "no_mutation" else self.test.check
        return agrees(result["value"], want, check, self.test.tolerance)

    def _miss(self, number: int, result: Reply, want: Any) -> Outcome:
        """The first call that went wrong, in the place of the whole list."""
        name, *args = self.test.calls[number]
        call = call_shown(f"call {number + 1}, {name}", args)
        names = _awaited(want)
        expected = f"raises {' or '.join(names)}" if names is not None else shown(want)
        got = _shown_result(result)
        return Outcome(False, f"{call} to give {expected}", shown(got))


@dataclass(frozen=True, slots=True)
class OwnCase(Case):
    """A line of Python of the candidate's: a test where it says what should come out."""

    def outcome(self, reply: Reply) -> Outcome:
        value, truth = reply["value"], reply["truth"]
        if truth is None:
            return Outcome(True, "", shown(value))
        if not (isinstance(value, list) and len(value) == 2 and "==" in self.call):
            return Outcome(truth, "True", shown(truth))
        got, want = value
        plain = not isinstance(got, Opaque) and not isinstance(want, Opaque)
        return Outcome(truth or (plain and agrees(got, want, "equal", 0)), shown(want), shown(got))


def question_cases(question: CodeQuestion, *, hidden: bool) -> list[Case]:
    """The tests of a question: the shown ones, or the hidden ones."""
    group: Group = "hidden" if hidden else "visible"
    return [_of_test(question, test, group) for test in question.tests if test.hidden == hidden]


def own_cases(lines: Iterable[str]) -> list[Case]:
    """The candidate's own tests, a line each; empty lines and comments are none."""
    texts = [line.strip() for line in lines]
    return [
        OwnCase(name=f"own {number}", group="own", call=text[:MOST],
                job={"do": "evaluate", "source": text})
        for number, text in enumerate((t for t in texts if t and not t.startswith("#")), 1)
    ]  # fmt: skip


def random_cases(question: CodeQuestion, known: Sequence[Reply]) -> list[Case]:
    """Small cases whose results a reference gave, as `Workplace.oracle` tells them."""
    cases: list[Case] = []
    for number, entry in enumerate(known, 1):
        raises = entry.get("raises")
        test = CodeTest.model_construct(
            name=f"random {number}", args=tuple(entry["args"]), kwargs={}, init=(), calls=(),
            want=raises.rpartition(".")[2] if raises else entry["value"],
            check="raises" if raises else _oracle_check(question), tolerance=1e-6,
            hidden=True, tag=None, why="",
        )  # fmt: skip
        cases.append(_of_test(question, test, "random"))
    return cases


def _oracle_check(question: CodeQuestion) -> Check:
    """Random cases are compared as most tests of the question are, so any order stays any order."""
    kinds = [test.check for test in question.tests]
    loose: tuple[Check, ...] = ("any_order", "approx", "checker")
    return next((check for check in loose if 2 * kinds.count(check) > len(kinds)), "equal")


def _of_test(question: CodeQuestion, test: CodeTest, group: Group) -> Case:
    edge = test.tag == "edge"
    if test.calls or test.init:
        job: Job = {"do": "use", "entry": question.entry, "init": list(test.init),
                    "calls": [list(call) for call in test.calls]}  # fmt: skip
        return ObjectCase(test.name, group, _object_call(question.entry, test), job, test.why, edge,
                          test=test)  # fmt: skip
    job = {"do": "call", "entry": question.entry, "args": list(test.args), "kwargs": test.kwargs,
           "show_args": test.check == "no_mutation"}  # fmt: skip
    call = call_shown(question.entry, test.args, test.kwargs)
    return QuestionCase(test.name, group, call, job, test.why, edge, test=test)


def _object_call(entry: str, test: CodeTest) -> str:
    calls = [call_shown(str(name), args) for name, *args in test.calls]
    return f"{call_shown(entry, test.init)}: {'; '.join(calls)}"


def _listed(want: Any) -> list[Any]:
    return want if isinstance(want, list) else []


def _awaited(want: Any) -> list[str] | None:
    """The exceptions that a call must raise, where `want` is `{raises: ...}`."""
    if isinstance(want, dict) and set(want) == {"raises"}:
        return _names(want["raises"])
    return None


def _names(want: Any) -> list[str]:
    if want is None:
        return []
    return [str(name) for name in want] if isinstance(want, list | tuple) else [str(want)]


def _is_of(crash: dict[str, Any], names: Sequence[str]) -> bool:
    """Whether the exception is of one of the types; a built-in name means the built-in type."""
    import builtins

    if not names:
        return "builtins.Exception" in crash["types"]
    types = set(crash["types"])
    plain = {name.rpartition(".")[2] for name in types}
    return any(
        f"builtins.{name}" in types if hasattr(builtins, name) else name in plain for name in names
    )


def _left_alone(reply: Reply, job: Job) -> bool:
    after = reply.get("args") or {}
    return after == {"args": job["args"], "kwargs": job["kwargs"]}


def _shown_result(result: Reply) -> Any:
    if "raised" in result:
        return Opaque("raised", f"raises {result['raised']['message']}")
    return result["value"]
