"""Owns a measurement: the sandboxed process that measures, and the classes that fit its figures."""

from typing import Any

from mockprep.domain.execution import CostPoint, MeasuredComplexity
from mockprep.domain.question import Generate, Scale
from mockprep.errors import RunnerError
from mockprep.runner.engine import Runner
from mockprep.runner.growth import fit_space, fit_time
from mockprep.runner.worker import Ending, Told

BUDGET_SECONDS = 3.0
"""For all sizes together, beside the question's own limit for each size asked for."""
_MOST_POINTS = 500
_PATIENCE = 5.0
"""How much longer than foreseen the process may take before it is ended."""


def measure(
    runner: Runner,
    code: str,
    entry: str,
    generate: Generate,
    scale: Scale,
    budget: float = BUDGET_SECONDS,
) -> MeasuredComplexity:
    """Run `entry` of `code` on growing inputs and say how its cost grows.

    budget: seconds for sizes of our choice; those of `scale` are tried after them.
    RunnerError where the code or the generator fails before anything is known.
    """
    job = {
        "do": "measure", "code": code, "entry": entry, "generator": generate.code,
        "seed": generate.seed, "sizes": list(scale.sizes), "budget": budget,
        "limit": scale.limit_seconds,
    }  # fmt: skip
    limit = budget + (len(scale.sizes) + 2) * scale.limit_seconds + _PATIENCE
    worker = runner.take()
    points: list[CostPoint] = []
    try:
        told = worker.ask(job, limit)
        while told.reply is not None and "row" in told.reply and len(points) < _MOST_POINTS:
            points.append(_point(told.reply["row"]))
            told = worker.hear()
            runner.check_cancelled()
    finally:
        runner.give_up(worker)
    return _measured(points, told, scale)


def _point(row: dict[str, Any]) -> CostPoint:
    return CostPoint(
        n=row["n"], steps=row["steps"], seconds=row["seconds"], peak_bytes=row["peak_bytes"]
    )


def _measured(points: list[CostPoint], told: Told, scale: Scale) -> MeasuredComplexity:
    reply = told.reply
    if reply is None or "row" in reply:
        reply = {"solved": False, "stopped": _ENDINGS.get(told.ending, _ENDED)}
    if crash := reply.get("crash"):
        if not points:
            raise RunnerError(str(crash["message"]))
        reply = {"solved": False, "stopped": str(crash["message"])}
    return MeasuredComplexity(
        points=tuple(points),
        time=fit_time(points),
        space=fit_space(points),
        limit_seconds=scale.limit_seconds,
        solved=bool(reply["solved"]),
        stopped=str(reply["stopped"]),
    )


_ENDED = "the process ended while it was measured"
_ENDINGS: dict[Ending | None, str] = {"time": "it did not let itself be interrupted at the limit"}
