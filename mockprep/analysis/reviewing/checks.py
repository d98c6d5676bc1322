"""Owns the list of our own checks, each of which reads the syntax tree and says what it minds."""

from collections.abc import Callable, Iterable

from mockprep.analysis.reviewing import clones as review_clones
from mockprep.analysis.reviewing import costs as review_costs
from mockprep.analysis.reviewing import leftovers as review_leftovers
from mockprep.analysis.reviewing import loops as review_loops
from mockprep.analysis.reviewing import names as review_names
from mockprep.analysis.reviewing import structure as review_structure
from mockprep.analysis.reviewing.findings import Finding, ReviewedCode

_CHECKS: tuple[Callable[[ReviewedCode], Iterable[Finding]], ...] = (
    review_structure.long_functions,
    review_structure.deep_nesting,
    review_structure.unreachable,
    review_loops.index_loops,
    review_loops.hand_counted_loops,
    review_loops.changed_while_walked,
    review_costs.front_moves,
    review_costs.list_searches,
    review_costs.sorts_for_extreme,
    review_costs.grown_texts,
    review_names.cryptic_names,
    review_names.vague_names,
    review_names.cryptic_functions,
    review_names.unannotated,
    review_names.unread_requirements,
    review_leftovers.prints,
    review_leftovers.changed_arguments,
    review_leftovers.untested_edges,
    review_clones.alike_branches,
    review_clones.repeated_steps,
    review_clones.copied_blocks,
    review_clones.filled_keys,
)


def own_findings(code: ReviewedCode) -> list[Finding]:
    """What our own checks find; nothing for code of absurd depth, which Python itself gives up."""
    try:
        return [finding for check in _CHECKS for finding in check(code)]
    except RecursionError:
        return []
