"""Runs of suites for tests: a question of nothing but a suite, and what became of its tests."""

from textwrap import dedent

from mockprep.domain.execution import CaseResult, RunReport
from mockprep.domain.question import CodeQuestion, Solutions, Suite
from mockprep.runner.engine import Runner
from mockprep.runner.suites import run_suite


def question(suite: str, support: dict[str, str] | None = None, starter: str = "") -> CodeQuestion:
    """A question whose answer is the module `answer`, tested by `suite`."""
    texts = {name: dedent(text) for name, text in (support or {}).items()}
    return CodeQuestion(
        id="tested", title="Tested", ask="Write it.", topics=("python",), rubric="coding",
        entry="f", starter=starter, solutions=Solutions(reference="pass"),
        suite=Suite(module="answer", code=dedent(suite), support=texts),
    )  # fmt: skip


def methods(*bodies: str) -> str:
    """A suite of tests `test_0`, `test_1`, ... that know `answer` and `mock`."""
    head = (
        "import unittest\nfrom unittest import mock\nimport answer\n\nclass T(unittest.TestCase):"
    )
    tests = [
        f"    def test_{at}(self):\n" + "".join(f"        {line}\n" for line in lines(body))
        for at, body in enumerate(bodies)
    ]
    return "\n".join([head, *tests])


def lines(text: str) -> list[str]:
    """The lines of a text, freed from their common inset."""
    return dedent(text).strip().splitlines()


def report(
    runner: Runner, code: str, suite: str, support: dict[str, str] | None = None, starter: str = ""
) -> RunReport:
    """What a suite says of an answer."""
    return run_suite(runner, question(suite, support, starter), dedent(code))


def results(
    runner: Runner, code: str, *bodies: str, support: dict[str, str] | None = None
) -> tuple[CaseResult, ...]:
    """What tests of these bodies say of an answer."""
    return report(runner, code, methods(*bodies), support).cases


def assert_passes(runner: Runner, code: str, *bodies: str) -> None:
    """Every test passes."""
    told = [(case.name, case.expected, case.got, case.crash) for case in
            results(runner, code, *bodies) if case.verdict != "passed"]  # fmt: skip
    assert not told, told
