"""How well the shipped story model tells the parts of stories that it was not trained on."""

import pytest

from benchmarks.stories import CRITERIA, Pair, macro_f1, on_one_line, rated, told_parts
from mockprep.domain.agreement import quadratic_weighted_kappa
from mockprep.domain.patterns import Text
from mockprep.graders.offline.story_lines import cut
from mockprep.graders.offline.story_model import WEIGHTS, StoryModel, load, read_weights

from .labelled_stories import LabelledStory, labelled_stories

HELD_OUT = [story for story in labelled_stories() if story.held_out]
STYLES = {
    "headed": 0.80, "no-markers": 0.70, "non-native": 0.80, "out-of-order": 0.74, "plain": 0.90,
    "polished": 0.88, "rambling": 0.76, "run-on": 0.90, "spoken": 0.82, "terse": 0.75,
}  # fmt: skip
"""The least macro-F1 in stories of a style."""
KAPPAS = {"structure": 0.80, "ownership": 0.76, "impact": 0.84, "reflection": 0.80}


def pairs_of(stories: list[LabelledStory]) -> list[Pair]:
    return [pair for story in stories for pair in told_parts(story)]


def test_the_parts_of_unseen_stories() -> None:
    assert len(HELD_OUT) > 70
    assert macro_f1(pairs_of(HELD_OUT)) > 0.89


@pytest.mark.parametrize(("style", "least"), STYLES.items())
def test_the_parts_of_unseen_stories_in_every_style(style: str, least: float) -> None:
    assert macro_f1(pairs_of([story for story in HELD_OUT if story.style == style])) > least


def test_a_transcript_without_full_stops_and_lines_is_cut_into_parts() -> None:
    run_on = [story for story in labelled_stories() if story.style == "run-on"]
    assert macro_f1([pair for story in run_on for pair in on_one_line(story)]) > 0.75


@pytest.fixture(scope="module")
def levels() -> dict[str, dict[str, int]]:
    return rated(HELD_OUT)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_the_levels_of_unseen_stories(criterion: str, levels: dict[str, dict[str, int]]) -> None:
    given = [story.levels[criterion] for story in HELD_OUT]
    told = [levels[story.id][criterion] for story in HELD_OUT]
    assert (quadratic_weighted_kappa(given, told) or 0) > KAPPAS[criterion]


def test_words_alone_do_where_there_are_no_vectors() -> None:
    by_words = StoryModel(read_weights(), vectors=False)
    assert by_words.without_vectors
    assert not load().without_vectors
    lines = [line for story in HELD_OUT for line in cut(Text(story.text))]
    alike = by_words.alone(lines).argmax(axis=1) == load().alone(lines).argmax(axis=1)
    assert alike.mean() > 0.8


def test_chances_are_shares_of_one() -> None:
    lines = cut(Text(HELD_OUT[0].text))
    alone = load().alone(lines)
    for chances in (alone, load().evenly(alone), load().in_place(alone, [None] * len(lines))):
        assert chances.shape == (len(lines), 6)
        assert chances.sum(axis=1) == pytest.approx([1.0] * len(lines))


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 400_000
