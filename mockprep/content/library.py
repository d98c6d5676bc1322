"""All the content that there is: an ordered list of sources, the later before the earlier."""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

import mockprep
from mockprep.content.across import check_across
from mockprep.content.documents import Document, read_document
from mockprep.content.files import ContentFile, content_files
from mockprep.content.index import Index
from mockprep.content.lint_topics import topic_counts
from mockprep.content.problems import Place, Problem
from mockprep.content.summaries import (
    LoopListing,
    QuestionRow,
    RubricListing,
    Summary,
    listing_of,
    summarize,
)
from mockprep.domain.loop import Loop
from mockprep.domain.plan import QuestionListing
from mockprep.domain.question import AnyQuestion
from mockprep.domain.rubric import Rubric
from mockprep.errors import ContentError, UnknownName

T = TypeVar("T")


@dataclass(frozen=True)
class Source:
    """A folder of content (or one file), and what it is called."""

    title: str
    place: Path


class Held(NamedTuple):
    """A question of the library: its bank, its row in the index, and its file."""

    bank: str
    row: QuestionRow
    path: str


@dataclass
class Shelves:
    """What the sources hold together, by name, after the later ones replaced the earlier."""

    questions: dict[str, Held] = field(default_factory=dict)
    loops: dict[str, Summary] = field(default_factory=dict)
    rubrics: dict[str, Summary] = field(default_factory=dict)


def shipped_sources() -> list[Source]:
    """Where the content that comes with mockprep lies: in the wheel, or at the root of the repo."""
    package = Path(mockprep.__file__).parent
    root = package / "shipped" if (package / "shipped").is_dir() else package.parent
    return [Source("shipped", root / name) for name in ("question_banks", "rubrics")]


def load_library(
    sources: Iterable[Source],
    cache_folder: Path | None = None,
    on_file: Callable[[int, int], None] = lambda _done, _total: None,
) -> "Library":
    """Read the index, and those files that changed since it was written.

    Nothing is raised for bad content: it is left out, and told in the library's `problems`.
    `on_file` hears after each file how many of how many are done.
    """
    with without_collecting():
        return _loaded([source.place.resolve() for source in sources], cache_folder, on_file)


def _loaded(
    places: Sequence[Path], cache_folder: Path | None, on_file: Callable[[int, int], None]
) -> "Library":
    index = Index(cache_folder, [str(place) for place in places])
    found = [content_files(place) for place in places]
    unreadable = [problem for _, problems in found for problem in problems]
    known, is_new = _summaries((file for files, _ in found for file in files), index, on_file)
    layers = [[known[file.path] for file in files] for files, _ in found]
    library = Library(layers, unreadable)
    state = _state(files for files, _ in found)
    across = index.across(state)
    if across is None or is_new:
        across = check_across(library, layers)
        index.keep(known.values(), state, across)
    library.add_problems(across)
    return library


def _summaries(
    files: Iterable[ContentFile], index: Index, on_file: Callable[[int, int], None]
) -> tuple[dict[str, Summary], bool]:
    """The summary of each file by its path, and whether any was made anew."""
    every = {file.path: file for file in files}
    known: dict[str, Summary] = {}
    is_new = False
    for file in every.values():
        kept = index.get(file.path)
        if kept is None or not kept.is_of(file) or kept.rests_on_packages:
            made = summarize(file)
            is_new = is_new or made != kept
            kept = made
        known[file.path] = kept
        on_file(len(known), len(every))
    return known, is_new


@contextmanager
def without_collecting() -> Iterator[None]:
    """Reading makes many objects and no cycles; looking for some takes up to half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _state(layers: Iterable[list[ContentFile]]) -> str:
    """A short form of the state of all files."""
    told = "\n".join(f"{file}" for files in layers for file in [*files, "-"])
    return hashlib.sha256(told.encode(errors="surrogateescape")).hexdigest()


class Library:
    """Questions, loops and rubrics by name, and everything that is wrong with their files."""

    def __init__(self, layers: Sequence[Sequence[Summary]], problems: Iterable[Problem]) -> None:
        self._shelves = _shelved(layers)
        self._documents: dict[str, Document] = {}
        found = [*problems, *(p for layer in layers for file in layer for p in file.problems)]
        self._problems = list(dict.fromkeys(found))

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Add what was found by looking at several files."""
        self._problems = list(dict.fromkeys([*self._problems, *problems]))

    @cached_property
    def listings(self) -> tuple[QuestionListing, ...]:
        """All questions in short, in the order of their files."""
        with without_collecting():
            questions = self._shelves.questions.values()
            return tuple(listing_of(held.bank, held.row) for held in questions)

    @cached_property
    def topic_counts(self) -> Mapping[str, int]:
        """How many questions are at or below each topic."""
        return topic_counts(self.listings)

    @cached_property
    def loops(self) -> Mapping[str, LoopListing]:
        """All loops in short, by name."""
        return {name: summary.loop_listing() for name, summary in self._shelves.loops.items()}

    @cached_property
    def rubrics(self) -> Mapping[str, RubricListing]:
        """All rubrics in short, by name."""
        return {name: summary.rubric_listing() for name, summary in self._shelves.rubrics.items()}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong, by file and line."""
        return tuple(sorted(self._problems, key=lambda problem: problem.place))

    def resolve(self, name: str) -> str:
        """The full name of a question: `bank/id` as it is, or `id` where only one bank has it.

        A former name of a question leads to it as well. Raises UnknownName.
        """
        if name in self._shelves.questions:
            return name
        full = self._full_names.get(name, ())
        if len(full) == 1:
            return full[0]
        if full:
            raise ContentError(
                f"{len(full)} questions are called {name!r}: {', '.join(full)}; write the one meant"
            )
        near = [*self._shelves.questions] if "/" in name else [*self._full_names]
        raise UnknownName("question", name, near)

    def question(self, name: str) -> AnyQuestion:
        """The question called `name`, whole; only its file is read. Raises UnknownName."""
        held = self._shelves.questions[self.resolve(name)]
        for located in self._document(held.path).questions:
            if located.question.id == held.row.id:
                return located.question
        raise ContentError(f"{name} is no longer in {held.path}, or has an error there by now")

    def loop(self, name: str) -> Loop:
        """The loop called `name`, whole. Raises UnknownName."""
        return self._whole("loop", name, self._shelves.loops, lambda document: document.loop)

    def rubric(self, name: str) -> Rubric:
        """The rubric called `name`, whole. Raises UnknownName."""
        return self._whole("rubric", name, self._shelves.rubrics, lambda document: document.rubric)

    def _whole(
        self,
        what: str,
        name: str,
        shelf: Mapping[str, Summary],
        part: Callable[[Document], T | None],
    ) -> T:
        """What a file that holds one thing holds, read from the file that the index names."""
        summary = shelf.get(name)
        if summary is None:
            raise UnknownName(what, name, shelf)
        found = part(self._document(summary.path))
        if found is None:
            raise ContentError(f"{name} is no longer in {summary.path}, or has an error there")
        return found

    def where(self, name: str) -> Place:
        """Where a question, or else a loop or a rubric of that name, is written."""
        for summary in (self._shelves.loops.get(name), self._shelves.rubrics.get(name)):
            if summary is not None:
                return summary.place
        held = self._shelves.questions[self.resolve(name)]
        return Place(held.path, held.row.line, held.row.column)

    def held(self) -> Iterator[tuple[str, Held]]:
        """Every question with its row of the index, by full name."""
        yield from self._shelves.questions.items()

    def _document(self, path: str) -> Document:
        if path not in self._documents:
            # The tree is for checks; a library that is used keeps what is asked for only.
            self._documents[path] = replace(read_document(path), root=None)
        return self._documents[path]

    @cached_property
    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """The full names behind each bare id, and behind each former name, bare and full."""
        names: dict[str, list[str]] = {}
        former: dict[str, list[str]] = {}
        for full, held in self._shelves.questions.items():
            names.setdefault(held.row.id, []).append(full)
            for old in held.row.was:
                former.setdefault(old, []).append(full)
                former.setdefault(f"{held.bank}/{old}", []).append(full)
        return {name: tuple(full) for name, full in (former | names).items()}


def _shelved(layers: Sequence[Sequence[Summary]]) -> Shelves:
    """The contents of all sources: within a source the first of a name counts, else the last."""
    shelves = Shelves()
    for layer in layers:
        own = Shelves()
        for file in layer:
            if file.kind == "bank" and file.name:
                for row in file.questions:
                    held = Held(file.name, row, file.path)
                    own.questions.setdefault(f"{file.name}/{row.id}", held)
            elif file.kind == "loop" and file.name:
                own.loops.setdefault(file.name, file)
            elif file.kind == "rubric" and file.name:
                own.rubrics.setdefault(file.name, file)
        shelves.questions |= own.questions
        shelves.loops |= own.loops
        shelves.rubrics |= own.rubrics
    return shelves
