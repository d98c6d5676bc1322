"""What running a function on growing inputs says of its cost, for the command line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mockprep.cli.output import notice

if TYPE_CHECKING:
    from mockprep.domain.execution import Fit, MeasuredComplexity

_PLOT_SIZE = (72, 15)


def measured_of(source: str, function: str | None) -> MeasuredComplexity | None:
    """How the cost of `function` grows; None, with a notice, where it can't be called.

    Its inputs are made from its annotations, and it runs in the sandbox.
    """
    from mockprep.cli.running import running
    from mockprep.errors import RunnerError
    from mockprep.runner.inputs import Unmakeable, generator_for
    from mockprep.runner.measurement import measure

    if function is None:
        return None
    try:
        generate = generator_for(source, function)
        assert generate.scale is not None, "inputs made from annotations grow"
        with running() as runner:
            return measure(runner, source, function, generate, generate.scale)
    except (Unmakeable, RunnerError) as error:
        notice(f"mockprep: not measured: {error}")
    except SyntaxError:
        pass  # whoever reads the code says where
    return None


def measured_lines(measured: MeasuredComplexity) -> list[str]:
    """What was measured, in words, with a plot where a terminal shows it."""
    largest = max((point.n for point in measured.points), default=0)
    said = f"time {_class(measured.time)}, space {_class(measured.space)}"
    lines = [f"measured up to n = {largest:,}: {said}"]
    lines += [f"  {fit.why}" for fit in (measured.time, measured.space) if fit.why]
    if measured.stopped:
        lines.append(f"  it ended early: {measured.stopped}")
    if sys.stdout.isatty() and len(measured.points) > 1:
        lines += ["", *_plot(measured).split("\n")]
    return lines


def _class(fit: Fit) -> str:
    from mockprep.domain.execution import CLASS_NAMES

    return "can't tell" if fit.cls is None else f"O({CLASS_NAMES[fit.cls]})"


def _plot(measured: MeasuredComplexity) -> str:
    from mockprep.tui.plots import plot

    theme = dict.fromkeys(("primary", "accent", "secondary", "foreground"), "")
    return plot(measured.points, measured.time, *_PLOT_SIZE, theme).plain
