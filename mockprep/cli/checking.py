"""The work of `mockprep check`: which files, what is wrong with them, and how it is told."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress

from mockprep.cli.output import counted
from mockprep.cli.sources import content_sources
from mockprep.content.documents import Document, located, read_document
from mockprep.content.files import content_files
from mockprep.content.library import (
    Library,
    Source,
    load_library,
    shipped_sources,
    without_collecting,
)
from mockprep.content.lint import lint_document, subjects
from mockprep.content.problems import Problem
from mockprep.errors import UsageError

if TYPE_CHECKING:
    from mockprep.runner.engine import Runner

_LONG = 500_000
"""Bytes of content whose check takes more than a second."""


@dataclass(frozen=True)
class Report:
    """What was checked, and all that is wrong with it."""

    problems: tuple[Problem, ...]
    files: int
    documents: Counter[str]
    """How many banks, loops and rubrics were checked."""
    questions: int

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    def as_text(self) -> str:
        """One line for each problem, and one that sums up."""
        return "\n".join([*map(str, self.problems), self._summary()])

    def as_json(self) -> dict[str, Any]:
        """The same for other programs."""
        return {
            "schema": 1,
            "files": self.files,
            "questions": self.questions,
            "errors": self.errors,
            "warnings": len(self.problems) - self.errors,
            "problems": [asdict(problem) for problem in self.problems],
        }

    def _summary(self) -> str:
        warnings = len(self.problems) - self.errors
        parts = [counted(self.questions, "question")] if self.questions else []
        parts += [counted(number, kind) for kind, number in sorted(self.documents.items())]
        checked = ", ".join(parts) or "nothing that can be used"
        verdict = f"{counted(self.errors, 'error')}, {counted(warnings, 'warning')}"
        files = counted(self.files, "file")
        return f"{files} checked ({checked}): {verdict if self.problems else 'no problems'}"


def check_content(
    paths: Sequence[Path], folders: Sequence[Path], runner: Runner | None = None
) -> Report:
    """Check the files and folders at `paths`, or all content where none is named.

    Named files are checked together with the shipped content and `folders`, so that loops find
    their questions and questions their rubrics. With a runner, every solution is run. Raises
    UsageError for a path that is not there.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: there is no such file or folder")
    sources = content_sources(folders)
    if paths:
        named = [Source(str(path), path) for path in paths]
        shipped = [*shipped_sources(), *sources[len(sources) - len(folders) :]]
        sources = [*shipped, *named]
    places = [path.resolve() for path in paths] or [each.place.resolve() for each in sources]
    files = _files(places)
    with _bar(files, runs=runner is not None) as bar:
        reading = bar.add_task("Reading", total=None)
        library = load_library(
            sources, on_file=lambda done, total: bar.update(reading, completed=done, total=total)
        )
        bar.remove_task(reading)
        with without_collecting():
            return _report(library, places, bar.track(files, description="Checking"), runner)


def _report(
    library: Library, places: Sequence[Path], files: Iterable[str], runner: Runner | None
) -> Report:
    problems = {p for p in library.problems if _is_below(Path(p.file), places)}
    documents: Counter[str] = Counter()
    read: list[Document] = []
    questions = 0
    for document in map(read_document, files):
        read.append(document)
        problems |= set(lint_document(document, library))
        problems |= set(_grade_answers(document, library))
        if runner is not None:
            problems |= set(_run_solutions(document, library, runner))
        if document.kind and document.name:
            documents[document.kind] += 1
            questions += len(document.questions)
    problems |= set(_look_for_likeness(read, library))
    told = sorted(problems, key=lambda problem: (problem.place, problem.message))
    return Report(tuple(_shortened(told)), len(read), documents, questions)


def _grade_answers(document: Document, library: Library) -> list[Problem]:
    from mockprep.cli.answer_checks import check_answers

    flaws = [flaw for subject in subjects(document, library) for flaw in check_answers(subject)]
    return located(flaws, document.root, document.path)


def _look_for_likeness(documents: Sequence[Document], library: Library) -> Iterator[Problem]:
    from mockprep.cli.likeness_checks import check_likeness

    return check_likeness(documents, library)


def _run_solutions(document: Document, library: Library, runner: Runner) -> list[Problem]:
    from mockprep.cli.solution_checks import check_solutions

    flaws = [
        flaw for subject in subjects(document, library) for flaw in check_solutions(subject, runner)
    ]
    return located(flaws, document.root, document.path)


def _files(places: Iterable[Path]) -> list[str]:
    """All content files at the places, each once."""
    return list(dict.fromkeys(file.path for place in places for file in content_files(place)[0]))


def _is_below(file: Path, places: Iterable[Path]) -> bool:
    return any(file.is_relative_to(place) for place in places)


def _bar(files: Sequence[str], *, runs: bool) -> Progress:
    """A progress bar, seen where the work takes long and someone looks on."""
    size = sum(Path(file).stat().st_size for file in files if Path(file).exists())
    is_seen = sys.stderr.isatty() and (runs or size > _LONG)
    return Progress(console=Console(stderr=True), transient=True, disable=not is_seen)


def _shortened(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with file names as seen from the current folder, where they lie below it."""
    here = Path.cwd()
    for problem in problems:
        file = Path(problem.file)
        if file.is_relative_to(here):
            yield replace(problem, file=str(file.relative_to(here)))
        else:
            yield problem
