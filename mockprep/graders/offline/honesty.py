"""Owns what is looked at before anything is rated: what of a submission is the candidate's own.

Copies of the question and repetitions are hidden, bare terms and code in place of prose are told
from statements, and an answer that gives up, is in another language, or is the reference answer is
recognised. What follows from it for the ratings is the affair of `honesty_credit`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mockprep.domain.grading import ANSWER, Submission
from mockprep.graders.offline import honesty_words as words
from mockprep.graders.offline.findings import Place
from mockprep.graders.offline.honesty_giving_up import gives_up
from mockprep.graders.offline.honesty_language import foreign
from mockprep.graders.offline.honesty_layout import Shown
from mockprep.graders.offline.honesty_noise import noise
from mockprep.graders.offline.honesty_origins import copies, from_reference, repeats
from mockprep.graders.offline.honesty_terms import (
    LONG_LIST,
    LONG_LIST_OF_PARTS,
    Terms,
    bare_terms,
    code_stretches,
)
from mockprep.graders.offline.reading import Reading, Voice

MOST_READ = 30_000
"""Characters of an answer that are read, about 5,000 words: more than is said in 35 minutes."""
_MOSTLY_CODE = 0.6
_LONG_LIST_OF_DEEDS = 10
"""A terse story is no list: only a long row of terms is one."""


@dataclass(frozen=True, slots=True)
class Candour:
    """What of a submission is the candidate's own, and what stands in the way of rating it."""

    read: Shown
    """The submission as it is read, in a plain layout."""
    own: Shown
    """The same with copies of the question and repetitions hidden."""
    stated: Shown
    """The same with bare terms, and code in place of prose, hidden too."""
    said: Shown
    """The same without sounds and sentences that say nothing."""
    nothing: str = ""
    """Why there is nothing to rate: no word of one's own, or an answer that gives up."""
    foreign: str = ""
    """Why rules for English can't read it."""
    from_reference: str = ""
    """How much of it is the reference answer's, where that is most of it."""
    remarks: tuple[str, ...] = ()


def candour(reading: Reading) -> Candour:
    """What of a submission counts as its candidate's own words; the remarks quote what does not."""
    read = Shown(reading) if reading.question.kind == "code" else Shown(reading).plain()
    copied = list(copies(read.reading))
    less = read.hiding(copied)
    repeated = list(repeats(less.reading))
    own = less.hiding(repeated)
    remarks = [words.copied(read.reading.submission, copied)]
    remarks.append(words.repeated(less.reading.submission, repeated))
    if nothing := _nothing(own.reading, is_copied=bool(copied)):
        return Candour(read, own, own, own, nothing=nothing, remarks=_told([nothing, *remarks]))
    unread, languages = foreign(own.reading)
    if unread:
        return Candour(read, own, own, own, foreign=unread, remarks=_told([languages, *remarks]))
    whose, reference = from_reference(own.reading)
    stated, listed = _stated(own)
    quiet = [v.place(span) for v in stated.reading.voices for span in noise(v.text)]
    remarks = [reference, languages, *remarks, *listed]
    said = stated.hiding(quiet)
    return Candour(read, own, stated, said, from_reference=whose, remarks=_told(remarks))


def _stated(own: Shown) -> tuple[Shown, list[str]]:
    """What is told in statements, and remarks on what is not."""
    code = list(_code(own.reading))
    prose = own.hiding(code)
    terms = list(_terms(prose.reading, is_beside_code=bool(code)))
    remarks = [
        words.code(own.reading.submission, code),
        words.terms(prose.reading.submission, terms),
    ]
    return prose.hiding([place for place, _ in terms]), remarks


def read_part(submission: Submission) -> tuple[Submission, str]:
    """The submission as far as it is read, and a remark where that is not all of it."""
    texts = submission.texts()
    if all(len(text) <= MOST_READ for text in texts.values()):
        return submission, ""
    read = submission.model_copy(
        update={
            "answer": submission.answer[:MOST_READ],
            "notes": submission.notes[:MOST_READ],
            "replies": tuple(
                reply.model_copy(update={"text": reply.text[:MOST_READ]})
                for reply in submission.replies
            ),
        }
    )
    longest = max(texts, key=lambda source: len(texts[source]))
    return read, words.cut(texts[longest], MOST_READ, longest)


def _told(remarks: Iterable[str]) -> tuple[str, ...]:
    return tuple(remark for remark in remarks if remark)


def _nothing(own: Reading, *, is_copied: bool) -> str:
    """Why there is nothing to rate, or an empty text."""
    is_code = own.question.kind == "code"
    if is_code and own.code.tree is not None and own.code.first_statement < len(own.code.answer):
        return ""
    told = [line for voice in own.voices for _, line in voice.sentences()]
    if is_code:
        # What is no Python is hardly told from prose in so short an answer.
        told += [line for line in own.code.answer.splitlines() if not own.code.is_given(line)]
    told = [line for line in told if any(map(str.isalnum, line))]
    if not told:
        return "Not a word of it is your own." if is_copied else "There is not a word in it."
    if gives_up(told, may_be_python=is_code):
        return f'You said that you have no answer: "{words.shortened(" ".join(told))}".'
    return ""


def _terms(own: Reading, *, is_beside_code: bool) -> Iterator[tuple[Place, int]]:
    """The lists of bare terms; of code comments they are the usual form."""
    if own.question.kind == "code":
        return
    for voice in own.voices:
        may_be_short = is_beside_code or voice.source != ANSWER
        for found in _terms_of(voice, own, may_be_short=may_be_short):
            yield voice.place(found.span), found.count


def _terms_of(voice: Voice, own: Reading, *, may_be_short: bool) -> Sequence[Terms]:
    if own.question.kind == "behavioral":
        return bare_terms(voice.text, _LONG_LIST_OF_DEEDS, may_be_short=may_be_short)
    is_design = own.question.kind == "design"
    long_list = LONG_LIST_OF_PARTS if is_design else LONG_LIST
    return bare_terms(voice.text, long_list, may_be_short=may_be_short)


def _code(own: Reading) -> Iterator[Place]:
    """The code, where an answer in prose was asked and most of it is code."""
    if own.question.kind == "code":
        return
    spans = code_stretches(own.answer.text.source)
    if not spans:
        return
    inside = sum(any(s.start <= t.start < s.end for s in spans) for t in own.answer.text.tokens)
    if inside >= _MOSTLY_CODE * max(len(own.answer.text.tokens), 1):
        yield from map(own.answer.place, spans)
