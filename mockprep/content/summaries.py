"""What is kept of a content file so that it need not be read again until it changes."""

from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from mockprep.content.documents import Document, DocumentKind, read_document
from mockprep.content.files import ContentFile
from mockprep.content.problems import Place, Problem
from mockprep.content.rubric_checks import rests_on_packages
from mockprep.domain.loop import Format, Loop
from mockprep.domain.plan import QuestionListing
from mockprep.domain.question import AnyQuestion, Kind, TargetLevel


@dataclass(frozen=True, slots=True)
class RoundListing:
    """A round as lists show it."""

    id: str
    title: str
    format: Format
    minutes: float


@dataclass(frozen=True, slots=True)
class LoopListing:
    """A loop as lists show it."""

    loop: str
    title: str
    target_level: TargetLevel
    minutes: float
    """The whole length, breaks included."""
    sittings: tuple[RoundListing, ...]


@dataclass(frozen=True, slots=True)
class RubricListing:
    """A rubric as lists show it."""

    rubric: str
    title: str
    criteria: tuple[str, ...]
    """The ids of its criteria."""


class QuestionRow(NamedTuple):
    """A question in the index: its listing in short, and its places."""

    id: str
    kind: Kind
    title: str
    topics: list[str]
    difficulty: int
    level: TargetLevel
    minutes: float
    rubric: str
    competencies: list[str]
    was: list[str]
    line: int
    column: int
    rubric_line: int
    rubric_column: int
    names_rubric: bool


@dataclass(slots=True)
class Summary:
    """One file: what it holds, without the content itself."""

    path: str
    mtime_ns: int
    size: int
    kind: DocumentKind | None = None
    name: str = ""
    title: str = ""
    line: int = 1
    column: int = 1
    questions: list[QuestionRow] = field(default_factory=list)
    rounds: list[list[Any]] = field(default_factory=list)
    target_level: TargetLevel = "mid"
    minutes: float = 0
    criteria: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rests_on_packages: bool = False
    """Whether what else is installed decides if it can be used: then it is read at each start."""

    @property
    def place(self) -> Place:
        """Where the bank, loop or rubric is named."""
        return Place(self.path, self.line, self.column)

    def is_of(self, file: ContentFile) -> bool:
        """Whether the file is as it was when this was made."""
        return (self.mtime_ns, self.size) == (file.mtime_ns, file.size)

    def to_json(self) -> dict[str, Any]:
        """As the index file holds it."""
        return {**asdict(self), "questions": [list(row) for row in self.questions]}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Summary":
        """Back from the index file; raises TypeError for anything that is not a summary."""
        summary = cls(**told)
        summary.questions = [QuestionRow(*row) for row in summary.questions]
        summary.problems = [Problem(**problem) for problem in told["problems"]]
        return summary

    def loop_listing(self) -> LoopListing:
        """The loop that the file holds."""
        rounds = tuple(RoundListing(*each) for each in self.rounds)
        return LoopListing(self.name, self.title, self.target_level, self.minutes, rounds)

    def rubric_listing(self) -> RubricListing:
        """The rubric that the file holds."""
        return RubricListing(self.name, self.title, tuple(self.criteria))


def summarize(file: ContentFile) -> Summary:
    """Read a file and keep what the index needs."""
    return summary_of(read_document(file.path), file)


def summary_of(document: Document, file: ContentFile) -> Summary:
    """What the index needs of a document that was read from `file`."""
    summary = Summary(
        file.path,
        file.mtime_ns,
        file.size,
        kind=document.kind,
        name=document.name,
        line=document.name_line,
        column=document.name_column,
        problems=document.problems,
    )
    summary.questions = [_row(*located) for located in document.questions]
    if document.loop:
        _add_loop(summary, document.loop)
    if document.rubric:
        summary.title = document.rubric.title
        summary.criteria = [criterion.id for criterion in document.rubric.criteria]
    if document.kind == "rubric" and document.root:
        summary.rests_on_packages = rests_on_packages(document.root)
    return summary


def listing_of(bank: str, row: QuestionRow) -> QuestionListing:
    """The listing of a question; its values were checked when the question was read."""
    return QuestionListing.model_construct(
        name=f"{bank}/{row.id}",
        kind=row.kind,
        title=row.title,
        topics=tuple(row.topics),
        difficulty=row.difficulty,
        level=row.level,
        minutes=row.minutes,
        rubric=row.rubric,
        competencies=tuple(row.competencies),
    )


def _row(question: AnyQuestion, *places: Any) -> QuestionRow:
    return QuestionRow(
        question.id,
        question.kind,
        question.title,
        list(question.topics),
        question.difficulty,
        question.level,
        question.minutes,
        question.rubric,
        list(question.competencies) if question.kind == "behavioral" else [],
        list(question.was),
        *places,
    )


def _add_loop(summary: Summary, loop: Loop) -> None:
    summary.title = loop.title
    summary.target_level = loop.target_level
    summary.minutes = loop.minutes
    summary.rounds = [[r.id, r.title, r.format, r.minutes] for r in loop.sittings]
