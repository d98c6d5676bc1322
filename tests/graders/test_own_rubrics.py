"""A rubric of one's own needs no code: any mix of detectors grades any kind of question."""

from pathlib import Path

import pytest

from mockprep.domain.detectors import DETECTORS, FAMILIES
from mockprep.domain.grading import Reply, Scorecard, Submission
from mockprep.domain.rubric import Rubric
from mockprep.graders.host import grade
from mockprep.graders.offline import OfflineGrader
from tests.content.writing import library, write

from .marking import CODE, CONCEPT, DESIGN, KINDS, STORY, submit

ANSWERS = {
    "concept": submit(CONCEPT, "It is created once, because def runs once. For example, a cache."),
    "code": submit(
        CODE,
        "def merge(windows):\n    # O(n log n) because we sort\n    return sorted(windows)\n",
        notes="First I sort, then I merge. What about an empty list? Is it sorted?",
    ),
    "design": submit(
        DESIGN,
        "## Requirements\nFresh within 15 s. 800 writes/s, so one queue is enough.\n"
        "ingest -> queue -> redis",
    ),
    "story": submit(
        STORY,
        "Last year our deploys failed. I had to find out why. I traced the cause and I wrote a"
        " check, because nobody else could. I measured it: failures fell by 80 % for all teams.",
        replies=(Reply(ask="And?", text="I learned to count first. Since then I count."),),
    ),
}
HEAD = """\
schema: mockprep/rubric@1
rubric: own
title: My own
"""
EVERY_FAMILY = HEAD + "criteria:\n"
for family in sorted(FAMILIES):
    EVERY_FAMILY += f"""\
  - id: {family}
    title: All of {family}
    asks: "What is there?"
    anchors: {{1: "None.", 2: "One thing.", 3: "Two things.", 4: "Three things."}}
    signals:
"""
    for position, name in enumerate(n for n in sorted(DETECTORS) if n.startswith(f"{family}.")):
        EVERY_FAMILY += f"      - {{detector: {name}, weight: {1 + position % 3}}}\n"
ODD_SCALE = (
    HEAD
    + """\
scale: {levels: [1, 2, 3, 4, 5], cuts: [0.1, 0.2, 0.6, 0.95], names: {5: strong_yes}}
criteria:
  - id: all_sorts
    title: All sorts
    asks: "Is it a story with a diagram, tests and an example?"
    weight: 0.5
    anchors: {1: "Words.", 2: "A cue.", 3: "Two cues.", 4: "Three cues.", 5: "Four cues."}
    signals:
      - {detector: star.i_actions, weight: 2, band: [1, 3]}
      - {detector: design.diagram}
      - {detector: code.own_tests}
      - {detector: talk.example, weight: 3}
      - {detector: points.required, weight: 0.5}
    caps:
      - {when: "hints.giveaway > 0", max: 2}
      - {when: "not delivery.length", max: 4}
      - {when: "star.parts < 0.3", max: 4}
      - {when: "not complexity.why >= 0.5", max: 4}
  - id: length
    title: Length alone
    asks: "Is it long enough?"
    weight: 10
    anchors: {1: "A word.", 2: "A line.", 3: "Two lines.", 4: "Three lines.", 5: "A page."}
    signals: [{detector: delivery.length}]
  - id: spoken
    title: Spoken
    asks: "At which speed?"
    spoken_only: true
    anchors: {1: "None.", 2: "Slow.", 3: "Uneven.", 4: "Even.", 5: "Calm."}
    signals: [{detector: delivery.wpm, band: [110, 190]}, {detector: hints.nudge, band: [0, 1]}]
  - id: nothing
    title: Nothing feeds it
    asks: "What does a reader say?"
    anchors: {1: "No.", 2: "Hardly.", 3: "Half.", 4: "Much.", 5: "Yes."}
verdict:
  strong_yes: {min_level: 5}
  lean_no: {mean_at_least: 1}
level_shift: {staff: {unprompted: [all_sorts]}}
"""
)
TWO_LEVELS = (
    HEAD
    + """\
scale: {levels: [1, 2], cuts: [0.5], names: {}}
criteria:
  - id: passed
    title: Passed
    asks: "Is there a reason?"
    anchors: {1: "No reason is given.", 2: "A reason is given."}
    signals: [{detector: talk.reasons}, {detector: points.signals}]
    advice: {1: "Say because."}
"""
)
RUBRICS = {"every family": EVERY_FAMILY, "odd scale": ODD_SCALE, "two levels": TWO_LEVELS}


def own(folder: Path, text: str) -> Rubric:
    """The rubric of a YAML file, read as content is, without a complaint."""
    content = library(write(folder, "own.yaml", text).parent)
    assert content.problems == ()
    return content.rubric("own")


async def graded(submission: Submission, rubric: Rubric) -> Scorecard:
    """The scorecard of the offline grader, as the host accepts it."""
    return await grade(OfflineGrader(), submission, rubric)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", RUBRICS)
async def test_any_rubric_grades_any_kind(tmp_path: Path, name: str, kind: str) -> None:
    rubric, submission = own(tmp_path, RUBRICS[name]), ANSWERS[kind]
    card = await graded(submission, rubric)
    texts = submission.texts()
    assert [rating.criterion for rating in card.ratings] == [c.id for c in rubric.criteria]
    for rating in card.ratings:
        assert all(evidence.stands_in(texts) for evidence in rating.evidence)
        assert {e.detector for e in rating.evidence} <= set(DETECTORS)
        if rating.level is None:
            assert rating.unrated
            assert "no such detector" not in rating.unrated
        else:
            assert rating.score is not None
            assert rubric.scale.level_for(rating.score) == rating.level
            assert rating.reason


RATED = {
    "concept": {"hints", "star", "talk"},
    "code": {"complexity", "hints", "star", "talk"},
    "design": {"hints", "star", "talk"},
    "story": {"hints", "star", "talk"},
}
"""Families that can mostly be measured in an answer of the kind, if only as not being there."""


@pytest.mark.parametrize("kind", KINDS)
async def test_what_an_answer_can_not_show_is_unrated_with_the_reason(
    tmp_path: Path, kind: str
) -> None:
    card = await graded(ANSWERS[kind], own(tmp_path, EVERY_FAMILY))
    reasons = {r.criterion: r.unrated for r in card.ratings if r.unrated}
    assert set(reasons) <= FAMILIES - RATED[kind]
    assert all(f"{family}." in why for family, why in reasons.items())


async def test_caps_of_any_family_hold_a_level_down(tmp_path: Path) -> None:
    rubric = own(tmp_path, ODD_SCALE)
    free = await graded(ANSWERS["concept"], rubric)
    told = ANSWERS["concept"].model_copy(update={"hints": ("giveaway",)})
    held = await graded(told, rubric)
    assert free.levels["all_sorts"] > 2
    assert held.levels["all_sorts"] == 2
    rating = held.rating("all_sorts")
    assert rating is not None
    assert "Held at level 2 by the rubric's rule `hints.giveaway > 0`" in rating.reason


async def test_what_nothing_feeds_and_what_only_speech_shows_is_unrated(tmp_path: Path) -> None:
    rubric = own(tmp_path, ODD_SCALE)
    typed = await graded(ANSWERS["story"], rubric)
    assert {r.criterion: r.unrated for r in typed.ratings if r.unrated} == {
        "spoken": "typed answer",
        "nothing": "the rubric names no detector for it",
    }
    spoken = ANSWERS["story"].model_copy(update={"spoken": True, "seconds": 20.0})
    assert "spoken" in (await graded(spoken, rubric)).levels


@pytest.mark.parametrize(
    ("answer", "level", "score"),
    [("It is made once because def runs once.", 2, 50), ("It is made once.", 1, 0)],
)
async def test_two_levels_and_a_custom_cut(
    tmp_path: Path, answer: str, level: int, score: float
) -> None:
    card = await graded(submit(CONCEPT, answer), own(tmp_path, TWO_LEVELS))
    assert (card.levels, card.score) == ({"passed": level}, score)
