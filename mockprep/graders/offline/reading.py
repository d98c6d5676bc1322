"""Owns the reading of a submission: whose words count for what, prepared once for all detectors."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mockprep.domain.coverage import Coverage, cover
from mockprep.domain.grading import ANSWER, Submission
from mockprep.domain.patterns import Span, Text
from mockprep.domain.question import AnyQuestion
from mockprep.domain.sections import sections, without_headings
from mockprep.graders.offline.casing import lowered
from mockprep.graders.offline.findings import Place
from mockprep.graders.offline.passage import Passage, passage
from mockprep.graders.offline.source import CodeAnswer
from mockprep.graders.offline.story import LabelledSentence, label_story


@dataclass(frozen=True)
class Voice:
    """One source of the candidate's prose; places in `text` are places in the source."""

    source: str
    text: Text

    @cached_property
    def passage(self) -> Passage:
        """The text prepared for comparison by meaning."""
        return passage(self.text)

    @cached_property
    def lower(self) -> str:
        """The text in lower case with typographic signs made plain; places stay."""
        return lowered(self.text.folded)

    def place(self, span: Span) -> Place:
        """The place of a stretch of this voice."""
        return Place(self.source, span.start, span.end)

    def sentences(self) -> Iterator[tuple[Span, str]]:
        """Each sentence with its text, typographic signs made plain."""
        for span in self.text.sentences:
            yield span, self.text.folded[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled sentence of a story, and whether it stands in the answer or in a reply."""

    voice: Voice
    sentence: LabelledSentence

    @property
    def place(self) -> Place:
        """Where the sentence stands."""
        return self.voice.place(self.sentence.span)

    def part_of(self, start: int, end: int) -> Place:
        """Where a stretch of the sentence stands; offsets count from the sentence's start."""
        first = self.sentence.span.start
        return Place(self.voice.source, first + start, first + end)


class Reading:
    """A submission as the detectors read it."""

    def __init__(self, submission: Submission) -> None:
        self.submission = submission

    @property
    def question(self) -> AnyQuestion:
        """The question that was answered."""
        return self.submission.question

    @cached_property
    def code(self) -> CodeAnswer:
        """The answer as code, apart from what the editor held at the start."""
        question = self.question
        starter = question.starter if question.kind == "code" else ""
        return CodeAnswer(self.submission.answer, starter)

    @cached_property
    def answer(self) -> Voice:
        """The answer's prose: without section headings, and of code only what comments say."""
        text = self.submission.answer
        if self.question.kind == "code":
            return Voice(ANSWER, Text(self.code.prose))
        return Voice(ANSWER, Text(without_headings(text, sections(self.question))))

    @cached_property
    def replies(self) -> tuple[Voice, ...]:
        """What was said when the interviewer probed."""
        replies = enumerate(self.submission.replies, 1)
        return tuple(Voice(f"reply-{n}", Text(reply.text)) for n, reply in replies)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """All that counts as said, the unprompted first.

        Notes count where they are the candidate's side of the conversation, beside code and
        designs; beside an answer in prose they are preparation.
        """
        notes = self.submission.notes
        if notes.strip() and self.question.kind in ("code", "design"):
            return (self.answer, Voice("notes", Text(notes)), *self.replies)
        return (self.answer, *self.replies)

    @property
    def unprompted(self) -> tuple[Voice, ...]:
        """What was said before any probe."""
        return self.voices[: len(self.voices) - len(self.replies)]

    @cached_property
    def covered(self) -> tuple[Coverage, ...]:
        """What each voice covers of the question by its words."""
        return tuple(cover(self.question, voice.text) for voice in self.voices)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The sentences of the story, the answer's first, then what the replies added."""
        sentences = [Told(self.answer, s) for s in label_story(self.answer.text)]
        for reply in self.replies:
            sentences += [Told(reply, s) for s in label_story(reply.text, whole=False)]
        return tuple(sentences)

    @cached_property
    def word_count(self) -> int:
        """Words of prose in the answer."""
        return sum(form.is_word for form in self.answer.text.forms)
