"""Owns the making of a code question from an exercise of Exercism's Python track."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mockprep.content.importers.track import (
    Files,
    Track,
    Unusable,
    exercise_config,
    exercise_files,
)
from mockprep.domain.question import CodeQuestion, Hint, HintStrength, Solutions, Suite

BANK = "exercism-python"
BANK_TITLE = "Exercism: the Python track"
_SITE = "https://exercism.org/tracks/python/exercises"
_LICENCE = "MIT, © Exercism, https://github.com/exercism/python"
_MINUTES = {1: 20.0, 2: 35.0, 3: 50.0}
_EASY, _MEDIUM = 3, 6
"""The highest difficulties of the track's ten that are easy and medium here."""
_TEXTS = ("introduction.md", "instructions.md", "instructions.append.md")
_HEADING = re.compile(r"\A\s*#\s+(Introduction|Instructions?( append)?)\s*$\n*", re.I | re.M)
_SITE_MARKUP = re.compile(
    r"^(?P<fence>~{3,}|`{3,})(?P<kind>[^\n]*)\n(?P<told>.*?)^(?P=fence)[ \t]*$|^<br ?/?>[ \t]*\n",
    re.M | re.S,
)
"""Blocks between fences, of which those of a kind `exercism/...` are notes, and empty lines."""
_HINTS: tuple[HintStrength, ...] = ("nudge", "direction", "direction")
_BULLET = re.compile(r"^- (.+(?:\n  .+)*)", re.M)
_LINK = re.compile(r"\[([^\]]+)\](\([^)]*\)|\[[^\]]*\])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_MODULE = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise as a question that was not tried yet, with every solution that it offers."""

    question: CodeQuestion
    examples: tuple[str, ...]
    """The first of them is the question's reference."""

    def with_example(self, at: int) -> CodeQuestion:
        """The question with another example as its reference."""
        solutions = Solutions(reference=self.examples[at])
        return self.question.model_copy(update={"solutions": solutions})


def is_deprecated(track: Track, folder: Path) -> bool:
    """Whether the track has given the exercise up."""
    return track.entries.get(folder.name, {}).get("status") == "deprecated"


def read_exercise(track: Track, folder: Path) -> Exercise:
    """The exercise in a folder; Unusable, with the reason, where no question can be made of it."""
    config = exercise_config(folder)
    files = exercise_files(folder, config)
    entry = track.entries.get(folder.name, {})
    examples = tuple(_code(folder, name) for name in files.examples)
    suite = _suite(folder, files)
    starter = _code(folder, files.solution) if (folder / files.solution).is_file() else ""
    difficulty = _difficulty(entry.get("difficulty"))
    try:
        question = CodeQuestion(
            id=folder.name,
            title=str(entry.get("name") or folder.name.replace("-", " ").capitalize()),
            ask=_ask(folder, config),
            topics=_topics(entry),
            tags=("exercism",),
            difficulty=difficulty,
            level="junior" if difficulty == 1 else "mid",
            minutes=_MINUTES[difficulty],
            rubric="coding",
            entry=_entry(suite, starter, examples[0]),
            starter=starter,
            suite=suite,
            hints=_hints(folder),
            solutions=Solutions(reference=examples[0]),
            source=_source(config),
            see=_see(folder.name, config),
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Unusable(f"makes no question: {where}: {first['msg']}") from None
    return Exercise(question, examples)


def _code(folder: Path, name: str) -> str:
    """A file's text with Unix line ends; empty lines at its end are one."""
    text = _text(folder, name).rstrip()
    try:
        ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise Unusable(f"{name} is no Python that can be read: {error}") from None
    return f"{text}\n" if text else ""


def _text(folder: Path, name: str) -> str:
    try:
        text = (folder / name).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable(f"{name} is not UTF-8") from None
    except OSError as error:
        raise Unusable(f"{name} can't be read: {error.strerror}") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")
    if _CONTROL.search(text):
        raise Unusable(f"{name} holds a control character")
    return text


def _suite(folder: Path, files: Files) -> Suite:
    module = Path(files.solution).stem
    if not _MODULE.fullmatch(module):
        raise Unusable(f"{files.solution} can't be imported under that name")
    listed = {Path(name).stem: _code(folder, name) for name in files.tests}
    tests = {name: text for name, text in listed.items() if _has_cases(text)} or listed
    beside = {Path(name).stem: _code(folder, name) for name in files.support}
    beside |= {name: text for name, text in listed.items() if name not in tests}
    support = _needed(beside, [*listed.values(), *beside.values()])
    if len(tests) == 1:
        return Suite(module=module, code=next(iter(tests.values())), support=support)
    together = "".join(f"from {name} import *\n" for name in tests)
    return Suite(module=module, code=together, support={**tests, **support})


def _has_cases(text: str) -> bool:
    """Whether there are test cases in a file; tracks list what tests import among the tests."""
    return any(isinstance(node, ast.ClassDef) and _is_case(node) for node in ast.parse(text).body)


def _is_case(node: ast.ClassDef) -> bool:
    names = [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
    is_derived = any(ast.unparse(base).endswith("TestCase") for base in node.bases)
    return is_derived or any(name.startswith("test") for name in names)


def _needed(support: Mapping[str, str], texts: Sequence[str]) -> dict[str, str]:
    """The modules that one of the texts imports."""
    imported = {name for text in texts for name in _imports(text)}
    return {name: text for name, text in support.items() if name in imported}


def _imports(text: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(text)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def _entry(suite: Suite, starter: str, example: str) -> str:
    """The function or class that the tests are about: what they use most of the example.

    Classes that the starter gives with all their methods are no more than values for it.
    """
    texts = [suite.code, *suite.support.values()]
    used = Counter(name for text in texts for name in _names(text))
    classes = [node for node in _defined(starter) if isinstance(node, ast.ClassDef)]
    given = {node.name for node in classes if not _is_unfinished(node)}
    known = [node.name for node in _defined(example) if used[node.name]]
    if not known:
        raise Unusable("its tests use no function or class of its example")
    return max(known, key=lambda name: (name not in given, used[name]))


def _defined(text: str) -> list[ast.FunctionDef | ast.ClassDef]:
    """The functions and classes of a module, without exceptions."""
    return [
        node
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
        or (isinstance(node, ast.ClassDef) and not _is_error(node))
    ]


def _is_unfinished(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Pass) for part in ast.walk(node))


def _names(text: str) -> Iterator[str]:
    """Every name and attribute that the text speaks of, but for those of modules."""
    nodes = list(ast.walk(ast.parse(text)))
    aliases = [part for node in nodes if isinstance(node, ast.Import) for part in node.names]
    modules = {alias.asname or alias.name for alias in aliases}
    for node in nodes:
        if isinstance(node, ast.Name) and node.id not in modules:
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def _is_error(node: ast.ClassDef) -> bool:
    """Whether a class is an exception, by the names of its bases."""
    names = [base.id for base in node.bases if isinstance(base, ast.Name)]
    return any(name.endswith(("Error", "Exception")) for name in names)


def _ask(folder: Path, config: Mapping[str, Any]) -> str:
    """The texts of the exercise as one, without the headings that say what each is."""
    present = [name for name in _TEXTS if (folder / ".docs" / name).is_file()]
    texts = [_plain(_HEADING.sub("", _text(folder, f".docs/{name}"))) for name in present]
    told = "\n\n".join(text for text in texts if text)
    told = told or str(config.get("blurb") or "").strip()
    if not told:
        raise Unusable("it has no instructions")
    return f"{told}\n"


def _plain(text: str) -> str:
    """Markdown without what only the site of the track draws: its notes are quotes here."""
    return _SITE_MARKUP.sub(_quote, text).strip()


def _quote(found: re.Match[str]) -> str:
    if found["fence"] is None:
        return ""
    site, _, kind = found["kind"].strip().partition("/")
    if site != "exercism":
        return found[0]
    lines = (f"**{kind.capitalize()}**", "", *found["told"].strip().split("\n"))
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _hints(folder: Path) -> tuple[Hint, ...]:
    if not (folder / ".docs" / "hints.md").is_file():
        return ()
    bullets = _BULLET.findall(_text(folder, ".docs/hints.md"))
    told = [" ".join(_LINK.sub(r"\1", bullet).split()) for bullet in bullets]
    return tuple(Hint(level=level, say=say) for level, say in zip(_HINTS, told, strict=False))


def _difficulty(written: Any) -> int:
    if not isinstance(written, int):
        return 2
    return 1 if written <= _EASY else 2 if written <= _MEDIUM else 3


def _topics(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """What the exercise practises, as topics; `python` where the track does not say."""
    named = entry.get("practices") or entry.get("topics") or []
    words = [str(name).lower() for name in named] if isinstance(named, list) else []
    topics = [re.sub(r"[^a-z0-9]+", "-", word).strip("-") for word in words]
    return tuple(dict.fromkeys(f"python.{topic}" for topic in topics if topic)) or ("python",)


def _source(config: Mapping[str, Any]) -> str:
    idea = str(config.get("source") or "").strip()
    return f"Exercism's Python track ({_LICENCE}){f'; {idea}' if idea else ''}"


def _see(slug: str, config: Mapping[str, Any]) -> tuple[str, ...]:
    further = str(config.get("source_url") or "").strip()
    return (f"{_SITE}/{slug}", *([further] if further else []))
