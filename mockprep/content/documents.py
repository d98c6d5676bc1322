"""One content file, read as what its `schema:` line says it is: a bank, a rubric or a loop."""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from mockprep.content import files
from mockprep.content.banks import BankReading, LocatedQuestion, WrittenBank, read_bank
from mockprep.content.nodes import Node, readable_path
from mockprep.content.problems import Flaw, Problem
from mockprep.content.recovery import compose_around_errors
from mockprep.content.rubric_checks import check_rubric
from mockprep.content.validation import traps, validate
from mockprep.content.wording import nearest_value
from mockprep.domain.loop import Loop
from mockprep.domain.rubric import Rubric

DocumentKind = Literal["bank", "rubric", "loop"]
SCHEMAS: dict[str, DocumentKind] = {
    "mockprep/bank@1": "bank",
    "mockprep/rubric@1": "rubric",
    "mockprep/loop@1": "loop",
}
_TELLING: dict[str, DocumentKind] = {
    "bank": "bank",
    "questions": "bank",
    "rubric": "rubric",
    "criteria": "rubric",
    "loop": "loop",
    "rounds": "loop",
}
M = TypeVar("M", Loop, Rubric)


@dataclass(frozen=True)
class Document:
    """What a file holds that can be used, and all that is wrong with it."""

    path: str
    kind: DocumentKind | None = None
    name: str = ""
    """The name of the bank, rubric or loop; empty when it has none that can be used."""
    name_line: int = 1
    name_column: int = 1
    root: Node | None = None
    questions: list[LocatedQuestion] = field(default_factory=list)
    rubric: Rubric | None = None
    loop: Loop | None = None
    problems: list[Problem] = field(default_factory=list)


def read_document(path: str) -> Document:
    """Read one file; whatever is wrong is a problem, and nothing is raised."""
    reading = files.read(path)
    if reading.text is None:
        return Document(path, problems=[reading.problem] if reading.problem else [])
    return parse_document(path, reading.text)


def parse_document(path: str, text: str) -> Document:
    """The document in `text`; `path` is what the problems call the file."""
    root, flaws, _, suspects = compose_around_errors(text)
    if root is None:
        if not flaws:
            flaws = [Flaw((), 1, 1, "the file is empty; it begins with a line such as "
                          "`schema: mockprep/bank@1`")]  # fmt: skip
        return Document(path, problems=located(flaws, None, path))
    if root.entries is None:
        message = "is no content: keys with values are wanted, beginning with `schema:`"
        flaws.append(Flaw((), root.line, root.column, message))
        return Document(path, problems=located(flaws, root, path))
    flaws += traps(suspects)
    kind, schema_flaws = _kind(root)
    if kind is None:
        return Document(path, problems=located([*flaws, *schema_flaws], root, path))
    document = _READERS[kind](path, root, flaws)
    if not schema_flaws:
        return document
    # What is in a file without its schema line is checked, but not used.
    problems = sorted([*located(schema_flaws, root, path), *document.problems], key=_place)
    return Document(path, problems=problems)


def located(flaws: list[Flaw], root: Node | None, path: str) -> list[Problem]:
    """The flaws of a file as problems, in the order of their places, each told once."""
    problems: dict[tuple[int, int, str], Problem] = {}
    told_at = {(f.line, f.column) for f in flaws if _is_trap(f)}
    for flaw in flaws:
        if (flaw.line, flaw.column) in told_at and not _is_trap(flaw) and flaw.loc[:1] != ():
            if flaw.severity == "error" and _names_value(flaw):
                continue
        problem = Problem(
            path,
            flaw.line,
            flaw.column,
            readable_path(root, flaw.loc),
            flaw.message,
            flaw.suggestion,
            flaw.severity,
            flaw.rule,
        )
        known = problems.get((flaw.line, flaw.column, flaw.message))
        if known is None or known.severity == "warning":
            problems[(flaw.line, flaw.column, flaw.message)] = problem
    return sorted(problems.values(), key=_place)
