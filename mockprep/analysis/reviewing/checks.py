"""Owns the list of our own checks, each of which reads the syntax tree and says what it minds."""

from collections.abc import Callable, Iterable

from mockprep.analysis.reviewing import clones, costs, leftovers, loops, names, structure
from mockprep.analysis.reviewing.findings import Finding, ReviewedCode

_CHECKS: tuple[Callable[[ReviewedCode], Iterable[Finding]], ...] = (
    structure.long_functions,
    structure.deep_nesting,
    structure.unreachable,
    loops.index_loops,
    loops.hand_counted_loops,
    loops.changed_while_walked,
    costs.front_moves,
    costs.list_searches,
    costs.sorts_for_extreme,
    costs.grown_texts,
    names.cryptic_names,
    names.vague_names,
    names.cryptic_functions,
    names.unannotated,
    names.unread_requirements,
    leftovers.prints,
    leftovers.changed_arguments,
    leftovers.untested_edges,
    clones.alike_branches,
    clones.repeated_steps,
    clones.copied_blocks,
    clones.filled_keys,
)


def own_findings(code: ReviewedCode) -> list[Finding]:
    """What our own checks find; nothing for code of absurd depth, which Python itself gives up."""
    try:
        return [finding for check in _CHECKS for finding in check(code)]
    except RecursionError:
        return []
