"""The catalogue of detectors that a rubric may name, and what each one's value means.

Shares lie between 0 and 1; counts start at 0 and are meant to be used with a `band`. How a detector
is computed is a grader's affair; this is the contract between rubrics and graders.
"""

DETECTORS: dict[str, str] = {
    "code.tests_visible": "share of the visible tests passed",
    "code.tests_hidden": "share of the hidden tests passed, all random inputs counting as one",
    "code.scale_ok": "1 when every size is solved within the limit",
    "code.approach_tier": "baseline 0.4, better 0.7, target 1",
    "code.style": "share of readability checks that hold",
    "code.own_tests": "own cases written or run: 0, 0.5 (one or two), 1 (three and more)",
    "code.examples_run": "1 when the last run before the hand-in passed every example",
    "code.bugs_self_found": "share of the cases that failed in own runs and passed in a later one",
    "complexity.time_correct": "credit for the stated running time",
    "complexity.space_correct": "credit for the stated space",
    "complexity.why": "credit for the reason given for it",
    "talk.clarify_hits": "clarifying questions that mattered; two are full credit",
    "talk.plan_before_code": "1 when a plan was written before the first line of code",
    "talk.approaches_compared": "1 when two approaches are compared",
    "talk.edge_cases_named": "edge cases named; three are full credit",
    "talk.restated": "1 when the problem was said again in own words",
    "talk.narration_turns": "turns of thought said aloud; four are full credit",
    "talk.reasons": "reasons given; two are full credit",
    "talk.example": "1 when there is an example",
    "talk.contrast": "1 when one thing is set against another",
    "hints.nudge": "count of nudges taken",
    "hints.direction": "count of directions taken",
    "hints.giveaway": "count of giveaways taken",
    "points.required": "share of the required key points found, by weight",
    "points.mark": "the mark that graders of a course would give, by the reference answer",
    "points.bonus": "share of the bonus points found, by weight",
    "points.misconceptions": "count of false claims found",
    "points.signals": "share of the question's own signals found, by weight",
    "points.red_flags": "count of the question's own red flags found",
    "design.phase.requirements": "share of the phase's points found",
    "design.phase.estimates": "share of the phase's points found",
    "design.phase.api": "share of the phase's points found",
    "design.phase.data": "share of the phase's points found",
    "design.phase.high_level": "share of the phase's points found",
    "design.phase.deep_dive": "share of the phase's points found",
    "design.phase.reliability": "share of the phase's points found",
    "design.phase.operations": "share of the phase's points found",
    "design.facts_asked": "facts asked of the interviewer; half of them are full credit",
    "design.estimates_hit": "share of the estimates within their factor",
    "design.number_then_therefore": "1 when a number leads to a decision",
    "design.scope_cut": "1 when something is left out on purpose",
    "design.tradeoff_pairs": "trade-offs with a reason; two are full credit",
    "design.diagram": "share of the expected components and joins, drawn or told",
    "design.targets": "promises with a number; two are full credit",
    "design.failures": "failures followed to what takes over; two are full credit",
    "design.security": "kinds of protection named; two are full credit",
    "design.watched": "kinds of measures for operation named; two are full credit",
    "star.is_story": "1 when one real event is told",
    "star.parts": "share of task, own action and result that are told",
    "star.has_situation": "1 when the setting is told",
    "star.has_task": "1 when the task is told",
    "star.has_action": "1 when an own action is told, 0.5 when only others act",
    "star.has_result": "1 when a result is told",
    "star.specific": "share of the four parts that name a number, a date or somebody",
    "star.action_share": "share of the words that tell own actions",
    "star.setting_share": "share of the words that tell the setting",
    "star.result_room": "room given to the result; twenty words are full credit",
    "star.i_actions": "count of own actions in the past tense",
    "star.i_we_balance": "share of `I` among `I` and `we`",
    "star.reasons": "count of reasons given for own actions",
    "star.decisions": "count of own decisions",
    "star.alternatives": "count of options named that were not taken",
    "star.result_concrete": "1 when the result names something one could observe",
    "star.result_quantified": "1 when the result has a number with its unit",
    "star.result_compared": "1 when a number comes with what it was before, or its source",
    "star.result_beneficiary": "1 when the result names who gained",
    "star.reflection": "1 when a lesson is told",
    "star.lesson_specific": "1 when the lesson follows from this story",
    "star.reflection_applied": "1 when the lesson was used later",
    "star.red_flags": "count of blame, bragging, plans for deeds and words that name nothing",
    "delivery.length": "credit for the length against what the question calls for",
    "delivery.pace": "credit for the share of the time that was used",
    "delivery.speaking_time": "credit for an answer that can be said within the question's time",
    "delivery.directness": "credit for few hedges and fillers",
    "delivery.sentence_length": "credit for sentences of at most 35 words",
    "delivery.repetition": "credit for few phrases said twice",
    "delivery.signposts": "kinds of words that tell where one is; two are full credit",
    "delivery.wpm": "words a minute (spoken answers)",
    "delivery.fillers_per_minute": "fillers a minute (spoken answers)",
}

FAMILIES = frozenset(name.partition(".")[0] for name in DETECTORS)
"""The first words of our own names; a detector from elsewhere has another: `acme.jargon`."""

NEVER_MISSED = frozenset({"points.bonus"})
"""Detectors of what is welcome and not expected."""

ENTRY_POINTS = "mockprep.detectors"
"""The group in which other distributions announce detectors."""


def is_from_elsewhere(name: str) -> bool:
    """Whether a name can only be that of a detector from another distribution."""
    return name.partition(".")[0] not in FAMILIES
