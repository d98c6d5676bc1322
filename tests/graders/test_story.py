"""The labelling of told stories, on sentences and stories written for these tests."""

import pytest

from mockprep.domain.patterns import Text
from mockprep.graders.offline.story import label_story

SENTENCES = {
    "situation": [
        "Two years ago I worked for a small freight company.",
        "In my last job our nightly import kept failing.",
        "When I joined the team, the test suite took an hour.",
        "The client was unhappy with our response times.",
        "There was a conflict between two of our senior developers.",
        "Our warehouse software had been down since the morning.",
        "We were migrating the billing system to a new provider.",
        "A colleague resigned in the middle of the project.",
        "Complaints had doubled within a month.",
    ],
    "task": [
        "My task was to find the cause before the peak season.",
        "I was responsible for the whole migration.",
        "My manager asked me to prepare the release in two weeks.",
        "I had to win back the client's trust.",
        "The goal was to cut the build time in half.",
        "I was put in charge and needed to deliver by Friday.",
        "It was up to me to decide which supplier we would keep.",
    ],
    "action": [
        "I traced the requests through the logs and wrote a failing test.",
        "First, I called each of the carriers and noted what they needed.",
        "I proposed a smaller scope and explained the risk to the sales team.",
        "Then I rewrote the query and added an index.",
        "I sat down with both of them and asked each for their view.",
        "To start, I drew the data flow on a whiteboard.",
        "I broke the work into daily pieces and reviewed them every evening.",
    ],
    "result": [
        "As a result, failed deployments fell from six a month to one.",
        "We delivered two days ahead of schedule.",
        "The client renewed the contract for another year.",
        "In the end the team adopted the new process.",
        "Support tickets dropped by 40 percent.",
        "The launch was a success and my manager thanked me.",
        "The outage was resolved within an hour.",
        "Customer satisfaction rose to its best level in years.",
    ],
    "reflection": [
        "I learned to ask for the deadline before I promise anything.",
        "Looking back, I would have involved the users earlier.",
        "Since then I write down every decision on the same day.",
    ],
}
ALL = [(part, sentence) for part, group in SENTENCES.items() for sentence in group]


def test_sentences_by_their_cues() -> None:
    told = [(label_story(sentence)[0], part, sentence) for part, sentence in ALL]
    missed = [(s.part, text) for s, part, text in told if (s.part, s.by_cue) != (part, True)]
    assert len(missed) <= 1, missed


def parts(text: str) -> list[str]:
    return [sentence.part for sentence in label_story(text)]


def test_a_story_in_order() -> None:
    told = (
        "Last autumn our dispatch tool lost orders on busy days."
        " I was asked to make it reliable before Christmas."
        " I went through a week of logs with the night shift."
        " The queue dropped messages under load, so I moved them to a durable one."
        " I also wrote a test that replays a busy day."
        " As a result no order was lost that season, and nobody keeps paper lists any more."
        " I learned that the people at night know the system best."
    )
    assert parts(told) == [
        "situation", "task", "action", "action", "action", "result", "reflection",
    ]  # fmt: skip


def test_a_sentence_without_cues_takes_the_part_of_its_place() -> None:
    told = (
        "Last year we ran a web shop. The code was old. I split the module and moved the tests."
        " The usual way. I reviewed each step with a colleague. In the end it went live."
    )
    labelled = label_story(told)
    assert [s.part for s in labelled][3] == "action"
    assert not labelled[3].by_cue


def test_headings_count_as_labels() -> None:
    told = (
        "Situation: Orders got lost.\nTask: We had to stop that before Christmas.\n"
        "Action:\n- a durable queue\n- a replay test\nResult: 40 % faster"
    )
    labelled = label_story(told)
    assert [s.part for s in labelled] == [
        "situation", "task", "none", "action", "action", "result",
    ]  # fmt: skip
    assert [s.by_cue for s in labelled] == [True, True, False, True, True, True]


@pytest.mark.parametrize(
    "told", ["S: We lost orders.\nR: No more losses since.", "**Result:** The losses stopped."]
)
def test_short_and_starred_headings(told: str) -> None:
    assert parts(told)[-1] == "result"


@pytest.mark.parametrize(
    "told",
    [
        "situation task action result",
        "Situation. Task. Action. Result.",
        "Situation:\nTask:\nAction:\nResult:",
        "Situation: There was a situation. Task: My task. Action: I took action. Result: Good.",
    ],
)
def test_the_names_of_the_parts_alone_earn_nothing(told: str) -> None:
    assert not any(sentence.by_cue for sentence in label_story(told))


@pytest.mark.parametrize(
    "told",
    [
        "I would talk to both of them and find a compromise.",
        "I usually make a plan and share it with everyone.",
        "I am someone who likes order.",
        "I believe that testing is important.",
        "I'd write a test first.",
    ],
)
def test_what_one_would_do_or_does_as_a_habit_is_no_part(told: str) -> None:
    assert parts(told) == ["none"]


def test_a_heading_that_lies_is_no_label() -> None:
    told = (
        "Situation: Our shop in Porto lost a third of its customers in 2019.\n"
        "Task: I called each of them and wrote down what they had missed.\n"
        "Result: Then I moved the bread to the door and I opened at six."
    )
    assert parts(told) == ["situation", "action", "action"]


def test_what_runs_on_without_full_stops_is_cut_where_speech_begins_anew() -> None:
    told = (
        "so last summer our booking page went down every friday evening and nobody knew why and"
        " i was asked to find it before the holidays so i read the logs of three fridays and i"
        " found a backup that locked the table and then i moved it to the night and in the end"
        " we had no outage for the whole season"
    )
    labelled = label_story(told)
    assert len(labelled) > 3
    assert labelled[0].part == "situation"
    assert "action" in parts(told)
    assert labelled[-1].part == "result"


@pytest.mark.parametrize("whole", [True, False])
def test_a_reply_is_labelled_by_its_words(whole: bool) -> None:
    (labelled,) = label_story("As a result the failed deploys fell from six to one.", whole=whole)
    assert (labelled.part, labelled.by_cue) == ("result", True)


def test_spans_are_those_of_the_text() -> None:
    told = "  Last year it broke.\n\n* I fixed it\u2019s cause."
    spans = [told[s.span.start : s.span.end] for s in label_story(told)]
    assert spans == ["Last year it broke.", "I fixed it\u2019s cause."]
    assert label_story(Text(told)) == label_story(told)


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    told = "\u0130\u0130\u0130 Ltd hired me. I traced it."
    spans = [told[s.span.start : s.span.end] for s in label_story(told)]
    assert spans == ["\u0130\u0130\u0130 Ltd hired me.", "I traced it."]
    assert [told[s.span.start + act.start :][:8] for s in label_story(told) for act in s.acts] == [
        "I traced"
    ]


def test_nothing_is_no_story() -> None:
    assert label_story("") == ()
    assert label_story(" ... !") == ()
