"""How an explanation reads. `RENEW_EXPLAINED=1 pytest tests/cli/test_explaining.py` renews it."""

import os
from pathlib import Path

from mockprep.cli.explaining import explained, story_sentences
from mockprep.domain.grading import Evidence, Rating, make_scorecard, unrated
from mockprep.domain.rubric import Criterion, Rubric, VerdictRule
from mockprep.domain.workings import CapWorking, SignalWorking, Workings
from tests.building import behavioral, concept, submission

GOLDEN = Path(__file__).parent / "explained" / "story.txt"
STORY = (
    "Last year our checkout was slow.\nI was asked to mend it before the sale. As a result, the"
    " checkout took 2 seconds instead of 9."
)
ANCHORS = {1: "Nothing.", 2: "A trace.", 3: "Most of it.", 4: "All of it."}
RUBRIC = Rubric(
    rubric="plain",
    title="Plain",
    criteria=tuple(
        Criterion(id=name, title=name.capitalize(), asks="?", weight=weight, anchors=ANCHORS)
        for name, weight in (("structure", 2), ("ownership", 3), ("impact", 1), ("voice", 1))
    ),
    verdict={
        "strong_yes": VerdictRule(mean_at_least=3.5, min_level=3),
        "lean_no": VerdictRule(mean_at_least=1.5, must_have={"structure": 1}),
        "strong_no": VerdictRule(),
    },
)
STRUCTURE = Workings(
    signals=(
        SignalWorking(detector="star.is_story", weight=3, value=1, credit=1),
        SignalWorking(detector="star.action_share", weight=2, band=(0.33, 0.8), value=0.2,
            credit=0.6),
        SignalWorking(detector="delivery.pace", weight=1, why_not="not timed"),
    ),
    raw=0.84,
    caps=(CapWorking(when="star.parts < 0.6", max=2, value=0.33, held=True),),
)  # fmt: skip
OWNERSHIP = Workings(
    signals=(
        SignalWorking(detector="star.i_actions", weight=3, band=(2, 99), value=1, credit=0.5),
        SignalWorking(detector="points.signals", weight=1, value=0.25, credit=0.25),
    ),
    raw=0.4375,
    hint_cost=0.1,
)


def explanation() -> str:
    """The explanation of a story with one rating of each sort."""
    quote = Evidence(
        quote="the checkout took 2 seconds instead of 9",
        start=STORY.index("the checkout took"),
        end=STORY.index("instead of 9") + len("instead of 9"),
        detector="star.result_quantified",
    )
    ratings = [
        Rating(criterion="structure", level=2, score=0.54, workings=STRUCTURE, advice="Go on."),
        Rating(criterion="ownership", level=2, score=0.3375, workings=OWNERSHIP,
            advice="You say “I was asked”: what came next?"),
        Rating(criterion="impact", level=4, score=0.9, reason="It has a number.",
            evidence=(quote,)),
        unrated("voice", "typed answer"),
    ]  # fmt: skip
    said = submission(STORY, question=behavioral(), id="story.txt", name="team/conflict")
    card = make_scorecard(said, RUBRIC, "offline", ratings, ["It is short."])
    return explained(said, RUBRIC, card) + "\n"


def test_an_explanation_reads_as_before() -> None:
    text = explanation()
    if os.environ.get("RENEW_EXPLAINED"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), f"{GOLDEN} differs; renew it if meant"


def test_what_is_added_is_the_score() -> None:
    lines = explanation().splitlines()
    table = lines[lines.index("The total") + 2 :]
    adds = [float(line.split()[-1]) for line in table[:3]]
    assert f"  sum: {sum(adds):g} of 100" in table


def test_nothing_rated_has_no_score_and_an_open_verdict() -> None:
    said = submission("One lock.")
    text = explained(said, RUBRIC, make_scorecard(said, RUBRIC, "offline", []))
    assert "s:1.1: no score, open" in text
    assert "  no score: less than half of the rubric could be rated" in text
    assert "  open, because there is no score" in text


def test_only_stories_have_labelled_sentences() -> None:
    assert story_sentences(submission(STORY, question=concept())) == ()
    assert len(story_sentences(submission(STORY, question=behavioral()))) == 3
