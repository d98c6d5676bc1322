"""Owns the writing of a bank as YAML that people can read: code in blocks, keys in one order."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mockprep.domain.question import CodeQuestion

_DEFAULTS: dict[str, Any] = {"level": "mid", "rubric": "coding"}
_NOT_WRITTEN = frozenset({"kind"})
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/.-]*[A-Za-z0-9]")
_NO_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_UNPRINTABLE = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_STRIPPED = frozenset({"ask", "code", "reference"})
"""Keys whose texts lose the white space around them when they are read."""
_STEP = "  "


def bank_text(name: str, title: str, questions: Iterable[CodeQuestion], remark: str = "") -> str:
    """A bank of code questions as YAML; remark: a line of comment at its beginning."""
    head = [f"# {remark}"] if remark else []
    head += ["schema: mockprep/bank@1", f"bank: {name}", "kind: code", f"title: {_inline(title)}",
             "defaults:", *_mapping(_DEFAULTS, _STEP), "questions:"]  # fmt: skip
    lines = [line for question in questions for line in _question(question)]
    return "\n".join([*head, *lines]) + "\n"


def _question(question: CodeQuestion) -> Iterator[str]:
    """A question as an element of the list, with only what is not as usual."""
    written = question.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    kept = {
        key: value
        for key, value in written.items()
        if key not in _NOT_WRITTEN and _DEFAULTS.get(key) != value
    }
    yield from _element(kept, _STEP)


def _mapping(entries: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in entries.items():
        name = key if _PLAIN.fullmatch(key) or key.isidentifier() else _quoted(key)
        yield from _entry(f"{indent}{name}:", value, indent)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    """A key with its value, in as few lines as can be read."""
    if isinstance(value, dict) and value:
        yield head
        yield from _mapping(value, indent + _STEP)
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        yield head
        for one in value:
            yield from _element(one, indent + _STEP)
    elif isinstance(value, str) and "\n" in value and not _UNPRINTABLE.search(value):
        yield from _block(head, value, indent + _STEP)
    else:
        yield f"{head} {_inline(value)}"


def _element(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, dict) or not value:
        yield f"{indent}- {_inline(value)}"
        return
    first, *rest = _mapping(value, indent + _STEP)
    yield f"{indent}- {first[len(indent) + len(_STEP) :]}"
    yield from rest


def _block(head: str, text: str, indent: str) -> Iterator[str]:
    """A text of several lines as it is, under a mark for how it begins and ends."""
    body = text.rstrip("\n")
    if head.strip(" -:") in _STRIPPED:
        text = f"{body}\n"
    ending = "" if text == f"{body}\n" else "-" if text == body else "+"
    begins_inset = body.startswith((" ", "\n"))
    yield f"{head} |{len(_STEP) if begins_inset else ''}{ending}"
    lines = text.removesuffix("\n") if ending == "+" else body
    for line in lines.split("\n"):
        yield f"{indent}{line}" if line else ""


def _inline(value: Any) -> str:
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and value.lower() not in _NO_TEXT and ": " not in value
        return value if is_plain and len(value) < 100 else _quoted(value)
    if isinstance(value, list):
        return _listed(value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_quoted(key)}: {_inline(each)}' for key, each in value.items())}}}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value)


def _listed(values: Sequence[Any]) -> str:
    return f"[{', '.join(map(_inline, values))}]"


def _quoted(text: str) -> str:
    """A text in double quotes; what can't be seen as an escape that YAML knows."""
    shown = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: _escape(match.group()), shown)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
