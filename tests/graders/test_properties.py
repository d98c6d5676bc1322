"""Whatever is written, it is graded, and every quote stands at its place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.complexity_reading import Unreadable, read_class
from mockprep.domain.detectors import DETECTORS as CATALOGUE
from mockprep.domain.grading import Reply, Submission
from mockprep.domain.patterns import Text
from mockprep.domain.question import AnyQuestion
from mockprep.graders.offline import grade_now
from mockprep.graders.offline.catalogue import DETECTORS
from mockprep.graders.offline.complexity_claims import find_claims
from mockprep.graders.offline.observe import observe
from mockprep.graders.offline.quantities import quantities
from mockprep.graders.offline.source import CodeAnswer
from mockprep.graders.offline.story import label_story

from .marking import KINDS, shipped_rubric, submit

WORDS = """
I we traced was because O(n log n) O( ) time space : ; , . ? ! ## Requirements ``` ` def f(x):
return # ''' Situation: Result: - * -> <- <-> 40% 5k/s $3 2.5 TB so but usually would learned as a
result created once shared calls None n^2 2^ log ( [ | assert == [] not one two of the in 10^9 1e99
"""
SIGNS = ["\n", "\t", "\r", "\x00", *map(chr, (0xB2, 0x130, 0x2019, 0x2028, 0x1F600, 0x301, 0xDF))]
PIECES = st.sampled_from([*WORDS.split(), *SIGNS, '"' * 3])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))


@pytest.mark.parametrize("kind", KINDS)
@given(answer=TEXTS, notes=TEXTS, reply=TEXTS)
def test_any_text_is_graded(kind: str, answer: str, notes: str, reply: str) -> None:
    question = KINDS[kind]
    submission = submit(question, answer, notes=notes, replies=(Reply(ask="And?", text=reply),))
    check(submission, question)


CODE_LINES = st.sampled_from(
    [
        "x = 1",
        "assert merge(1)",
        "# O(n) time, because sorted",
        "def f(a):",
        "    return a",
        "",
        "  y",
    ]
)


@given(st.lists(CODE_LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r", "\f\n", ";"]))
def test_any_code_is_graded(lines: list[str], end: str) -> None:
    question = KINDS["code"]
    check(submit(question, end.join(lines)), question)


def check(submission: Submission, question: AnyQuestion) -> None:
    rubric = shipped_rubric(question.rubric)
    card = grade_now(submission, rubric)
    texts = submission.texts()
    for rating in card.ratings:
        assert rating.level is None or rating.level in rubric.scale.levels
        assert all(evidence.stands_in(texts) for evidence in rating.evidence)
        if rating.score is not None:
            assert rubric.scale.level_for(rating.score) == rating.level
        assert "None)" not in rating.reason
    observe(submission)


@given(TEXTS)
def test_sentences_of_a_story_stand_in_order(answer: str) -> None:
    spans = [sentence.span for sentence in label_story(answer)]
    assert all(0 <= span.start < span.end <= len(answer) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXTS, TEXTS)
def test_prose_and_code_keep_the_length(answer: str, starter: str) -> None:
    read = CodeAnswer(answer, starter)
    assert len(read.prose) == len(read.code) == len(answer)
    assert 0 <= read.first_statement <= max(len(answer), 0) + 1


@given(TEXTS)
def test_claims_and_quantities_stand_in_the_text(answer: str) -> None:
    text = Text(answer)
    for claim in find_claims(text, {"n": "n"}):
        assert 0 <= claim.span.start < claim.span.end <= len(answer)
    for quantity in quantities(text.folded):
        assert 0 <= quantity.start < quantity.end <= len(answer)


@given(st.lists(st.sampled_from([*"nmk+-*/^!()|, 12", "log ", "sqrt", "max("]), max_size=12))
def test_any_expression_is_read_or_refused(pieces: list[str]) -> None:
    try:
        read = read_class("".join(pieces))
    except Unreadable:
        return
    assert str(read)


def test_every_detector_of_the_catalogue_is_there() -> None:
    assert set(DETECTORS) == set(CATALOGUE)
