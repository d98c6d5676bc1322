"""How much of a reference answer is said, in whatever words."""

from dataclasses import replace

import pytest

from mockprep.domain.patterns import Text
from mockprep.domain.question import ConceptQuestion, KeyPoint
from mockprep.graders.offline.answered_amount import agreement
from mockprep.graders.offline.likeness import Likeness, Wanted, wanted
from mockprep.graders.offline.meant import statements
from mockprep.graders.offline.passage import passage
from tests.graders.marking import CONCEPT, find

ASK = "Why would you put a queue between two services?"
REFERENCE = (
    "The sender can go on without waiting for the receiver. "
    "Peaks of load are smoothed out, since messages wait until there is time for them."
)


def compare(answer: str, reference: str = REFERENCE, ask: str = ASK) -> Likeness:
    return wanted(reference, ask).compare(passage(Text(answer)), answer)


def share(answer: str) -> float:
    return compare(answer).share


def test_the_reference_itself_is_all_of_it() -> None:
    likeness = compare(REFERENCE)
    assert likeness.share == pytest.approx(1, abs=0.02)
    assert [said.is_said for said in likeness.sentences] == [True, True]


def test_more_of_it_is_worth_more() -> None:
    nothing = share("")
    other = share("My cousin keeps three horses near the lake.")
    half = share("The producer does not have to wait for the consumer.")
    both = share(
        "The producer does not have to wait for the consumer, and a spike in traffic is absorbed"
        " because the messages are kept until somebody has time."
    )
    assert nothing == 0
    assert other < 0.15 < half < both


def test_each_sentence_is_told_with_the_place_where_it_was_said() -> None:
    answer = "I like queues. A peak is smoothed out, as messages wait until there is time."
    first, second = compare(answer).sentences
    assert not first.is_said
    assert second.is_said
    assert second.where is not None
    assert answer[second.where.span.start : second.where.span.end].startswith("A peak")


def test_the_words_of_the_question_are_worth_little() -> None:
    assert share("You would put a queue between two services.") < share("No need to wait.")


def test_order_and_repetition_change_nothing() -> None:
    once = share("Messages wait until there is time. The sender goes on.")
    assert share("The sender goes on. Messages wait until there is time.") == pytest.approx(once)


def test_an_opposite_is_told() -> None:
    reference, ask = "It gives back the element that was added last.", "What does a stack give?"
    right = compare("the element that was added last", reference, ask)
    wrong = compare("the element that was added first", reference, ask)
    assert not right.opposes
    assert wrong.opposes
    assert wrong.share < right.share


def test_without_vectors_words_and_paraphrases_remain() -> None:
    def bare(text: str) -> Wanted:
        return Wanted(
            replace(passage(Text(text)), vectors=None),
            replace(passage(Text(ASK)), vectors=None),
            text,
            ASK,
        )

    said = bare(REFERENCE).compare(passage(Text(REFERENCE)), REFERENCE)
    assert said.share == pytest.approx(1)
    assert [part.is_said for part in said.sentences] == [True, True]
    none = bare(REFERENCE).compare(passage(Text("Horses eat hay.")), "Horses eat hay.")
    assert none.share == 0
    limit = "There is no limit."
    unlimited = bare("They are unlimited.").compare(passage(Text(limit)), limit)
    assert unlimited.share > 0.5


@pytest.mark.parametrize(
    ("reference", "answer", "agrees"),
    [
        ("Unlimited number.", "as many as you like", True),
        ("Unlimited number.", "one", False),
        ("Unlimited number.", "Just 1.", False),
        ("Two", "2", True),
        ("Two", "three of them", False),
        ("O(log n)", "log n steps", True),
        ("O(log n)", "O(n)", False),
        ("Two", "It depends.", None),
        ("Two", "One thing that I know of such classes is that they may well have several.", None),
        ("All but the first of the dimensions of the array.", "one", None),
    ],
)
def test_an_amount_that_was_asked_for(reference: str, answer: str, agrees: bool | None) -> None:
    assert agreement("How many can there be?", reference, answer) is agrees
    assert agreement("Why is that?", reference, answer) is None


class TestOfPoints:
    """Key points in other words than those that their author foresaw."""

    STATED = statements(
        (
            "The sender does not wait for the receiver.",
            "Messages are kept on disk and survive a crash.",
        ),
        ASK,
    )

    def place(self, number: int, answer: str) -> str | None:
        span = self.STATED.find(number, passage(Text(answer)))
        return None if span is None else answer[span.start : span.end]

    def test_a_sentence_that_means_it_makes_the_point(self) -> None:
        answer = "I like it. The producing side need not wait for its receivers. That is all."
        assert self.place(0, answer) == "The producing side need not wait for its receivers"
        assert self.place(1, answer) is None

    def test_one_that_denies_it_does_not(self) -> None:
        assert self.place(0, "The sender waits for the receiver.") is None
        assert self.place(1, "Messages are not kept on disk and do not survive a crash.") is None

    def test_it_earns_less_than_the_words_that_were_foreseen(self) -> None:
        point = KeyPoint(point="The sender does not wait for the receiver.", any_of=("decoupl*",))
        question = CONCEPT.model_copy(update={"ask": ASK, "points": (point,)})
        meant = find("points.required", question, "The producer need not wait for its receiver.")
        assert meant.value == pytest.approx(0.7)
        assert [seen.what for seen in meant.seen] == [
            "The sender does not wait for the receiver. (in other words)"
        ]
        assert find("points.required", question, "It decouples them.").value == 1


class TestOfMarks:
    """The mark that those who mark papers would give."""

    QUESTION = ConceptQuestion(
        id="q",
        title="Q",
        ask=ASK,
        answer=REFERENCE,
        topics=("messaging",),
        rubric="short-answer",
    )

    def mark(self, answer: str) -> float:
        value = find("points.mark", self.QUESTION, answer).value
        assert value is not None
        return value

    def test_every_try_earns_something_and_no_answer_nothing(self) -> None:
        assert self.mark("no") == self.mark("not answered") == self.mark("n/a") == 0
        assert 0.3 <= self.mark("Something with computers.") < 0.7
        assert self.mark(REFERENCE) == pytest.approx(1, abs=0.02)

    def test_a_half_said_answer_is_a_good_mark(self) -> None:
        assert 0.7 < self.mark("The sender does not wait for the receiver.") < 0.95
