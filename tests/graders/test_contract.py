"""What holds for every grader that is registered."""

import tomllib
from importlib.metadata import EntryPoint

import pytest

from mockprep.domain.grading import Grader, Reply, Scorecard
from mockprep.graders import registry
from mockprep.graders.host import grade
from mockprep.graders.offline import OfflineGrader

from .marking import CODE, CONCEPT, DESIGN, ROOT, STORY, shipped_rubric, submit

CASES = {
    "concept": submit(CONCEPT, "It is created once, so it is shared between calls."),
    "code": submit(
        CODE,
        "def merge(windows):\n    # O(n log n) because we sort\n    return sorted(windows)\n",
        notes="First I sort. Then I merge. Is the input sorted?",
    ),
    "design": submit(DESIGN, "## Requirements\nFresh within 15 s.\ningest -> queue -> redis"),
    "story": submit(
        STORY,
        "Last year our deploys failed. I traced the cause and I wrote a check.",
        replies=(Reply(ask="And then?", text="As a result failures fell by 80 %."),),
    ),
    "odd": submit(CONCEPT, "\u2028 \U0001f600 e\u0301 \x00 ````` O(( \\"),
}


def announced() -> dict[str, str]:
    """The graders of this project and of whatever else is installed."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        own: dict[str, str] = tomllib.load(file)["project"]["entry-points"][registry.GROUP]
    return {entry.name: entry.target for entry in registry.installed()} | own


@pytest.fixture(params=sorted(announced().items()), ids=lambda pair: pair[0])
def grader(request: pytest.FixtureRequest) -> Grader:
    """Each grader, made as the registry makes it."""
    name, target = request.param
    made: Grader = EntryPoint(name, target, registry.GROUP).load()()
    return made


@pytest.mark.parametrize("case", CASES)
async def test_a_scorecard_keeps_the_rules(grader: Grader, case: str) -> None:
    submission = CASES[case]
    rubric = shipped_rubric(submission.question.rubric)
    card = await grade(grader, submission, rubric)
    assert [r.criterion for r in card.ratings] == [c.id for c in rubric.criteria]
    assert card.grader == grader.name
    texts = submission.texts()
    for rating in card.ratings:
        assert rating.level is None or rating.level in rubric.scale.levels
        assert rating.reason or rating.unrated
        assert all(evidence.stands_in(texts) for evidence in rating.evidence)
    assert Scorecard.model_validate_json(card.model_dump_json(by_alias=True)) == card


async def test_the_offline_grader_always_says_the_same() -> None:
    submission = CASES["story"]
    rubric = shipped_rubric("behavioral")
    offline = OfflineGrader()
    assert await grade(offline, submission, rubric) == await grade(offline, submission, rubric)


async def test_the_documented_grader_works() -> None:
    documented = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
    source = documented.partition("```python\n")[2].partition("```")[0]
    assert len(source.splitlines()) < 20
    names: dict[str, type[Grader]] = {}
    exec(source, names)
    shouted = submit(CONCEPT, "CREATED ONCE!")
    card = await grade(names["ShoutGrader"](), shouted, shipped_rubric("concept"))
    assert (card.grader, card.score) == ("shout", 100)
