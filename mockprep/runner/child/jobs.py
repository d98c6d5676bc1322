"""Owns the jobs that the child can do, each a plain dict in and a plain dict out."""

import ast
import copy
import random
import types
from collections.abc import Callable, Mapping
from typing import Any

from mockprep.runner.child import codec
from mockprep.runner.child.answer import Answer, crash_of, timed

Job = dict[str, Any]
Reply = dict[str, Any]


class Workplace:
    """One child's memory: the module that was loaded, and what its jobs are asked to do."""

    def __init__(
        self,
        further: Mapping[str, Callable[[], types.ModuleType]],
        tell: Callable[[Reply], None],
        hear: Callable[[], Job],
    ) -> None:
        """further: loads modules that few jobs need, by name; tell: sends a reply ahead of the
        last; hear: waits for what is said to that.
        """
        self._further = further
        self._tell = tell
        self._hear = hear
        self._server: Any = None
        self._examiner: Any = None
        self.answer: Answer | None = None
        self.limit = 2.0

    def load(self, job: Job) -> Reply:
        """Load `code` as a module; the reply has a `crash` where that fails."""
        self.limit = job["limit"]
        answer, raised, seconds = timed(
            lambda: Answer(job["code"], job.get("module", "answer")), self.limit
        )
        if raised is not None:
            return {"crash": crash_of(raised), "seconds": seconds}
        self.answer = answer
        return {"seconds": seconds}

    def call(self, job: Job) -> Reply:
        """Call the function `entry`; the reply has its value, and the arguments as it left them."""
        args, kwargs = job["args"], job.get("kwargs", {})
        entry = job["entry"]

        def work() -> Any:
            return codec.listed(self._loaded.entry(entry)(*args, **kwargs))

        reply = self._did(work)
        if job.get("show_args"):
            reply["args"] = {"args": args, "kwargs": kwargs}
        return reply

    def use(self, job: Job) -> Reply:
        """Make an object of the class `entry` and call its methods; the reply has their results.

        Each result is {"value": ...} or {"raised": crash}.
        """
        results: list[Reply] = []

        def work() -> Any:
            made = self._loaded.entry(job["entry"])(*job["init"])
            for name, *args in job["calls"]:
                results.append(_method_result(made, name, args))
            return None

        reply = self._did(work)
        reply["results"] = results
        return reply

    def evaluate(self, job: Job) -> Reply:
        """Run a line of Python with which the candidate tests their code.

        For `left == right` the reply has both values as well as the truth; for another comparison,
        or an assert, the truth; for anything else the value.
        """
        truth: list[bool] = []

        def work() -> Any:
            *before, last = ast.parse(job["source"], "your test").body or [ast.Pass()]
            module = ast.Module(before, [])
            exec(compile(module, "your test", "exec"), self._loaded.module.__dict__)
            return _own_value(self._loaded, last, truth)

        reply = self._did(work)
        reply["truth"] = truth[0] if truth else None
        return reply

    def oracle(self, job: Job) -> Reply:
        """Make small random cases and let the loaded reference answer them.

        The reply has `cases`: the arguments, and the value or the names of the exception's types.
        """
        cases: list[Reply] = []

        def work() -> Any:
            make = Answer(job["generator"], "generator").entry("make")
            entry = self._loaded.entry(job["entry"])
            rng = random.Random(job["seed"])
            for number in range(job["cases"]):
                size = 1 + number * job["n"] // job["cases"]
                args = make(size, rng)
                cases.append(_known(entry, args))
            return None

        reply = self._did(work)
        reply["cases"] = cases
        return reply

    def measure(self, job: Job) -> Reply:
        """Measure `code` on growing inputs of the generator; each size is told as it is known.

        The last reply has `solved` and `stopped`, or a `crash` of the code or of the generator.
        """
        measuring = self._further["measuring"]()
        entry = job["entry"]

        def begin() -> Any:
            make = Answer(job["generator"], "generator").entry("make")
            return make, measuring.Subject(job["code"], lambda names, args: names[entry](*args))

        begun, raised, seconds = timed(begin, job["limit"])
        if raised is not None:
            return _failed(raised, seconds)
        make, subject = begun
        told = measuring.measure(
            subject, make, job["sizes"], seed=job["seed"], budget_seconds=job["budget"],
            limit_seconds=job["limit"], emit=lambda row: self._tell({"row": row}),
        )  # fmt: skip
        return dict(told)

    def serve(self, job: Job) -> Reply:
        """Load `code` for a suite's tests, or do what one of them asks for."""
        if self._server is None:
            self._server = self._further["serving"]().Server(self._tell, self._hear)
        return dict(self._server.load(job) if "code" in job else self._server.serve(job))

    def examine(self, job: Job) -> Reply:
        """Load a suite of tests, run one of them, or end the suite."""
        if self._examiner is None:
            self._examiner = self._further["examining"]().Examiner(self._tell, self._hear)
        return dict(self._examiner.examine(job))

    @property
    def _loaded(self) -> Answer:
        if self.answer is None:
            raise RuntimeError("no code was loaded")
        return self.answer

    def _did(self, work: Callable[[], Any]) -> Reply:
        value, raised, seconds = timed(work, self.limit)
        if raised is not None:
            return _failed(raised, seconds)
        return {"value": value, "seconds": seconds}


def _known(entry: Callable[..., Any], args: list[Any]) -> Reply:
    given = copy.deepcopy(args)
    try:
        return {"args": given, "value": codec.listed(entry(*args))}
    except Exception as error:
        return {"args": given, "raises": crash_of(error)["types"][0]}


def _method_result(made: Any, name: str, args: list[Any]) -> Reply:
    try:
        member = getattr(made, name)
        value = codec.listed(member(*args) if args or callable(member) else member)
    except codec.TooLarge:
        raise
    except Exception as error:
        return {"raised": crash_of(error)}
    # A later call may change what this one gave away.
    return {"value": codec.as_it_is(value)}


def _own_value(answer: Answer, last: ast.stmt, truth: list[bool]) -> Any:
    node = last.test if isinstance(last, ast.Assert) else getattr(last, "value", None)
    if not isinstance(last, ast.Assert | ast.Expr) or node is None:
        exec(compile(ast.Module([last], []), "your test", "exec"), answer.module.__dict__)
        return None
    if isinstance(node, ast.Compare) and [type(sign) for sign in node.ops] == [ast.Eq]:
        left = codec.listed(answer.evaluate(node.left))
        right = codec.listed(answer.evaluate(node.comparators[0]))
        truth.append(bool(left == right))
        return [left, right]
    value = answer.evaluate(node)
    if isinstance(last, ast.Assert) or _says_yes_or_no(node):
        truth.append(bool(value))
    return value


def _says_yes_or_no(node: ast.expr) -> bool:
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    return negated or isinstance(node, ast.Compare | ast.BoolOp)


def done(workplace: Workplace, text: bytes) -> str:
    """Do the job that `text` tells as JSON, and give the reply as JSON."""
    job = codec.decode(text)
    reply = _JOBS[job["do"]](workplace, job)
    # A value is shown by its own `__repr__`, which may do anything: it has its time, too.
    told, raised, _ = timed(lambda: codec.encode(reply), workplace.limit)
    if raised is None:
        return str(told)
    return codec.encode(_failed(raised, reply.get("seconds", 0.0)))


def _failed(raised: BaseException, seconds: float) -> Reply:
    if issubclass(type(raised), codec.TooLarge):
        return {"too_large": True, "seconds": seconds}
    return {"crash": crash_of(raised), "seconds": seconds}


_JOBS: dict[str, Callable[[Workplace, Job], Reply]] = {
    "load": Workplace.load,
    "call": Workplace.call,
    "use": Workplace.use,
    "evaluate": Workplace.evaluate,
    "oracle": Workplace.oracle,
    "measure": Workplace.measure,
    "serve": Workplace.serve,
    "examine": Workplace.examine,
}
