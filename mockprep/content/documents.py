"""One content file, read as what its `schema:` line says it is: a bank, a rubric or a loop."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from mockprep.content import files
from mockprep.content.banks import LocatedQuestion, read_bank
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
    if root is None or root.entries is None:
        return Document(path, problems=located(flaws or [_no_content(root)], root, path))
    # A word that was misread is told once, and not again as the wrong type that it became.
    misread = list(traps(suspects))
    kind, schema_flaws = _kind(root)
    if kind is None:
        return Document(path, problems=located([*flaws, *misread, *schema_flaws], root, path))
    if schema_flaws:
        root.value["schema"] = next(name for name, each in SCHEMAS.items() if each == kind)
    document = _READERS[kind](path, root, [*flaws, *misread])
    if not schema_flaws:
        return document
    # What is in a file without its schema line is checked, but not used.
    problems = [*located(schema_flaws, root, path), *document.problems]
    return Document(path, problems=sorted(problems, key=_place))


def located(flaws: Iterable[Flaw], root: Node | None, path: str) -> list[Problem]:
    """The flaws of a file as problems, in the order of their places, each told once."""
    problems: dict[tuple[int, int, str], Problem] = {}
    for flaw in flaws:
        key = (flaw.line, flaw.column, flaw.message)
        known = problems.get(key)
        if known is None or known.severity == "warning":
            problems[key] = Problem(
                path,
                flaw.line,
                flaw.column,
                readable_path(root, flaw.loc),
                flaw.message,
                flaw.suggestion,
                flaw.severity,
                flaw.rule,
            )
    return sorted(problems.values(), key=_place)


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.place


def _no_content(root: Node | None) -> Flaw:
    if root is None or root.value is None:
        return Flaw((), 1, 1, "is empty; a content file begins with `schema: mockprep/bank@1`")
    message = "is no content: keys with values are wanted, the first of them `schema:`"
    return Flaw((), root.line, root.column, message)


def _kind(root: Node) -> tuple[DocumentKind | None, list[Flaw]]:
    """What the file is, and what is wrong with its schema line."""
    told = root.get("schema")
    if told is not None and isinstance(told.value, str) and told.value in SCHEMAS:
        return SCHEMAS[told.value], []
    kind = next((_TELLING[key] for key in root.value if key in _TELLING), None)
    near = next((name for name, each in SCHEMAS.items() if each == kind), "")
    if told is None:
        wanted = f"with `schema: {near}`" if near else "with a line as `schema: mockprep/bank@1`"
        message = f"`schema` is missing; the file begins {wanted}"
        return kind, [Flaw((), root.line, root.column, message)]
    message = f"`{told.value}` is no schema that this version reads ({', '.join(SCHEMAS)})"
    near = near or nearest_value(told.value, SCHEMAS)
    return kind, [Flaw(("schema",), told.line, told.column, message, near)]


def _read_bank(path: str, root: Node, flaws: list[Flaw]) -> Document:
    bank = read_bank(root, flaws)
    return _document(path, "bank", bank.name, root, [*flaws, *bank.flaws], questions=bank.questions)


def _read_rubric(path: str, root: Node, flaws: list[Flaw]) -> Document:
    rubric, found = validate(Rubric, root, root.value)
    found += _repeated_ids(root, "criteria", "criterion")
    if rubric is not None:
        found += check_rubric(rubric, root)
    return _whole(path, "rubric", root, [*flaws, *found], rubric)


def _read_loop(path: str, root: Node, flaws: list[Flaw]) -> Document:
    loop, found = validate(Loop, root, root.value)
    found += _repeated_ids(root, "rounds", "round")
    return _whole(path, "loop", root, [*flaws, *found], loop)


def _whole(
    path: str, kind: DocumentKind, root: Node, flaws: list[Flaw], content: Rubric | Loop | None
) -> Document:
    """A document that is used as a whole, or not at all when there is an error in it."""
    if content is None or any(flaw.severity == "error" for flaw in flaws):
        return _document(path, kind, "", root, flaws)
    if isinstance(content, Rubric):
        return _document(path, kind, content.rubric, root, flaws, rubric=content)
    return _document(path, kind, content.loop, root, flaws, loop=content)


def _document(
    path: str, kind: DocumentKind, name: str, root: Node, flaws: list[Flaw], **content: Any
) -> Document:
    place = root.get(kind) or root
    return Document(
        path,
        kind=kind,
        name=name,
        name_line=place.line,
        name_column=place.column,
        root=root,
        problems=located(_without_echoes(flaws), root, path),
        **content,
    )


_READERS: dict[DocumentKind, Callable[[str, Node, list[Flaw]], Document]] = {
    "bank": _read_bank,
    "rubric": _read_rubric,
    "loop": _read_loop,
}


def _repeated_ids(root: Node, key: str, what: str) -> list[Flaw]:
    """A flaw for each element of a list whose id an earlier one has."""
    listed = root.get(key)
    first: dict[str, Node] = {}
    flaws = []
    for position, node in enumerate((listed.elements or []) if listed else []):
        named = node.get("id")
        if named is None or not isinstance(named.value, str):
            continue
        earlier = first.setdefault(named.value, named)
        if earlier is not named:
            message = f"the id `{named.value}` is already that of the {what} in line {earlier.line}"
            flaws.append(Flaw((key, position, "id"), named.line, named.column, message))
    return flaws


def _without_echoes(flaws: list[Flaw]) -> list[Flaw]:
    """The flaws without those that others at the same place tell better."""
    misread = {_spot(flaw) for flaw in flaws if _is_misread(flaw) and flaw.severity == "error"}
    wrong = {_spot(flaw) for flaw in flaws if flaw.severity == "error"}
    repeated = any("is already that of the" in flaw.message for flaw in flaws)
    return [
        flaw
        for flaw in flaws
        if not (repeated and flaw.message.endswith("is defined twice"))
        and (_is_misread(flaw) or _spot(flaw) not in misread)
        and (flaw.severity == "error" or _spot(flaw) not in wrong)
    ]


def _is_misread(flaw: Flaw) -> bool:
    return " is read as " in flaw.message


def _spot(flaw: Flaw) -> tuple[int, int]:
    return flaw.line, flaw.column
