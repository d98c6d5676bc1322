"""From the tree of a bank to its questions: header, defaults, glossary, and each question alone."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel, Field

from mockprep.content import shape
from mockprep.content.nodes import Node
from mockprep.content.problems import Flaw, Loc
from mockprep.content.question_checks import check_glossary, check_question, usable_entries
from mockprep.content.validation import validate
from mockprep.content.wording import nearest_key
from mockprep.domain.question import (
    AnyQuestion,
    BehavioralQuestion,
    CodeQuestion,
    ConceptQuestion,
    DesignQuestion,
    Kind,
    QuestionBank,
)

KIND_MODELS: dict[Kind, type[AnyQuestion]] = {
    "concept": ConceptQuestion,
    "code": CodeQuestion,
    "design": DesignQuestion,
    "behavioral": BehavioralQuestion,
}
OWN_KEYS = ("id", "title", "ask", "kind", "was", "glossary", "entry")
"""What each question says for itself, and can't be a default."""
_STAND_IN = {"id": "x", "title": "x", "ask": "x", "topics": ["x"], "rubric": "x", "entry": "x"}


class WrittenBank(QuestionBank):
    """A bank as it stands in its file: with defaults, and questions that leave them out."""

    defaults: dict[str, Any] = Field(default_factory=dict)
    """What the questions of the bank have in common; a question's own keys come first."""
    questions: tuple[Any, ...]


class LocatedQuestion(NamedTuple):
    """A question that can be asked, with its place and the place where it names its rubric."""

    question: AnyQuestion
    line: int
    column: int
    rubric_line: int
    rubric_column: int
    names_rubric: bool
    """Whether it names the rubric itself; else the bank's defaults do."""


class BankReading(NamedTuple):
    """What a bank's file holds that can be used, and what is wrong with the rest."""

    name: str
    """Empty when the bank's name can't be told; its questions then have no name either."""
    questions: list[LocatedQuestion]
    flaws: list[Flaw]


def read_bank(root: Node, suspect_flaws: list[Flaw]) -> BankReading:
    """Read the questions of a bank, leaving out those in which there is an error.

    `suspect_flaws` are what composing found; an error among them that lies in a question keeps
    the question out too.
    """
    header, flaws = validate(WrittenBank, root, root.value)
    kind = root.value.get("kind")
    model = next((each for name, each in KIND_MODELS.items() if name == kind), None)
    name = root.value.get("bank")
    if model is None:
        return BankReading("", [], flaws)
    reader = _BankReader(root, model, kind)
    flaws += reader.default_flaws
    usable = header is not None or not any(flaw.loc[:1] == ("bank",) for flaw in flaws)
    questions = []
    for position, node in enumerate(reader.nodes):
        question, found = reader.question(node, position)
        flaws += found
        loc: Loc = ("questions", position)
        if question and not any(_is_error_in(flaw, loc) for flaw in suspect_flaws):
            questions.append(question)
    questions, repeated = _without_repeats(questions, reader)
    flaws += repeated
    return BankReading(str(name) if usable and name else "", questions, flaws)


class _BankReader:
    """The parts of a bank that its questions share."""

    def __init__(self, root: Node, model: type[AnyQuestion], kind: Any) -> None:
        self._model = model
        self._kind = kind
        listed = root.get("questions")
        self.nodes = (listed.elements or []) if listed else []
        defaults = root.get("defaults")
        self._defaults = defaults if defaults and defaults.entries is not None else None
        self._shared: dict[str, Any] = dict(self._defaults.value) if self._defaults else {}
        glossary = root.get("glossary")
        self._glossary = glossary if glossary and glossary.entries is not None else None
        self.default_flaws = [*self._check_defaults(), *check_glossary(self._glossary, {})]
        self._told = {flaw.loc[1] for flaw in self.default_flaws if flaw.loc[:1] == ("defaults",)}
        self._told |= {flaw.suggestion for flaw in self.default_flaws if flaw.suggestion}
        for key in self._told:
            self._shared.pop(str(key), None)

    def question(self, node: Node, position: int) -> tuple[LocatedQuestion | None, list[Flaw]]:
        """One question with what the bank adds to it, or None, and what is wrong with it."""
        loc: Loc = ("questions", position)
        if node.entries is None:
            message = "is no question: keys with values are wanted"
            return None, [] if node.broken else [Flaw(loc, node.line, node.column, message)]
        merged = {**self._shared, **node.value}
        merged.setdefault("kind", self._kind)
        merged["glossary"] = self._merged_glossary(node)
        question, flaws = validate(self._model, node, merged, loc)
        flaws = [flaw for flaw in flaws if not self._is_told(flaw)]
        flaws += check_question(node, loc, merged, self._defaults)
        if question is None or any(flaw.severity == "error" for flaw in flaws):
            return None, flaws
        return self._located(question, node), flaws

    def _merged_glossary(self, node: Node) -> Any:
        own = node.value.get("glossary", {})
        if self._glossary is None or not isinstance(own, dict):
            return own
        return {**usable_entries(self._glossary.value), **own}

    def _is_told(self, flaw: Flaw) -> bool:
        """Whether a missing key is one that the defaults have, but wrongly."""
        return any(flaw.message == f"`{key}` is missing" for key in self._told)

    def _located(self, question: AnyQuestion, node: Node) -> LocatedQuestion:
        own = node.get("rubric")
        place = own or (self._defaults.get("rubric") if self._defaults else None) or node
        return LocatedQuestion(
            question, node.line, node.column, place.line, place.column, own is not None
        )

    def _check_defaults(self) -> Iterator[Flaw]:
        if self._defaults is None or self._defaults.entries is None:
            return
        known = set(shape.keys_of(self._model)) - set(OWN_KEYS)
        for key, entry in self._defaults.entries.items():
            if key in OWN_KEYS:
                message = "each question has its own; it can't be a default"
                yield Flaw(("defaults", key), entry.key.line, entry.key.column, message)
            elif key not in known:
                near = nearest_key(str(key), known, self._defaults.entries)
                place = entry.key
                yield Flaw(("defaults", key), place.line, place.column, "unknown key", near)
        shared = {k: v for k, v in self._shared.items() if k in known}
        stand_in = {k: v for k, v in _STAND_IN.items() if k in shape.keys_of(self._model)}
        model: type[BaseModel] = self._model
        _, flaws = validate(model, self._defaults, {**stand_in, **shared}, ("defaults",))
        yield from (flaw for flaw in flaws if len(flaw.loc) > 1)


def _is_error_in(flaw: Flaw, loc: Loc) -> bool:
    return flaw.severity == "error" and flaw.loc[: len(loc)] == loc


def _without_repeats(
    questions: list[LocatedQuestion], reader: _BankReader
) -> tuple[list[LocatedQuestion], list[Flaw]]:
    """The questions without those whose id an earlier one has, and a flaw for each such id.

    The ids are read off the document, so that a question that has other errors counts as well.
    """
    first: dict[str, Node] = {}
    flaws: list[Flaw] = []
    later: set[int] = set()
    for position, node in enumerate(reader.nodes):
        named = node.get("id")
        if named is None or not isinstance(named.value, str):
            continue
        if earlier := first.get(named.value):
            message = (
                f"the id `{named.value}` is already that of the question in line {earlier.line}"
            )
            flaws.append(Flaw(("questions", position, "id"), named.line, named.column, message))
            later.add(node.line)
        else:
            first[named.value] = node
    return [each for each in questions if each.line not in later], flaws
