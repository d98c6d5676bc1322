"""From a tree of nodes to a model, or to located flaws in the words of the author's document."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mockprep.content import shape
from mockprep.content.composing import trap_message
from mockprep.content.nodes import Found, Node, find
from mockprep.content.problems import Flaw, Loc
from mockprep.content.wording import message_of, nearest_key

M = TypeVar("M", bound=BaseModel)


def validate(
    model: type[M], node: Node, value: Mapping[str, Any], within: Loc = ()
) -> tuple[M | None, list[Flaw]]:
    """The model that `value` describes, or None with the flaws; `node` tells the places.

    `value` is what stands at `node`, perhaps with keys added from elsewhere; `within` is the way
    to `node` from the root of its document.
    """
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, list(_flaws(error, model, node, dict(value), within))


def traps(suspects: Iterable[tuple[Loc, Node]]) -> Iterator[Flaw]:
    """Scalars that were read as something else than what they look like."""
    for loc, node in suspects:
        if node.trap in ("sixty", "date", "octal", "unreadable"):
            yield Flaw(loc, node.line, node.column, trap_message(node))
        elif node.trap == "truth" or (node.trap == "exponent" and "tests" in loc):
            yield Flaw(loc, node.line, node.column, trap_message(node), severity="warning")
        elif isinstance(node.value, str) and (sign := _unseen(node.value)):
            message = (
                f"holds the invisible character U+{ord(sign):04X}; within double quotes `\\b` and"
                " the like are control characters, so put patterns in single quotes"
            )
            yield Flaw(loc, node.line, node.column, message)


def _unseen(text: str) -> str:
    return next((sign for sign in text if sign < " " and sign not in "\n\t\r"), "")


def _flaws(
    error: ValidationError, model: type[BaseModel], node: Node, value: dict[str, Any], within: Loc
) -> Iterator[Flaw]:
    details = error.errors(include_url=False)
    meant = dict(_meant_keys(details, model, value))
    told: set[tuple[Loc, str]] = set()
    for detail in details:
        loc = _plain(detail["loc"])
        if _is_echo(detail, loc, details) or _is_renamed(detail, loc, meant):
            continue
        flaw = _flaw(detail, loc, find(node, loc), meant, within)
        if flaw and (flaw.loc, flaw.message) not in told:
            told.add((flaw.loc, flaw.message))
            yield flaw


def _meant_keys(
    details: Iterable[ErrorDetails], model: type[BaseModel], value: dict[str, Any]
) -> Iterator[tuple[Loc, str]]:
    """For each unknown key, the key that was probably meant."""
    for detail in details:
        if detail["type"] != "extra_forbidden":
            continue
        loc = _plain(detail["loc"])
        known = shape.keys_at(model, loc[:-1], value)
        present: Any = value
        for step in loc[:-1]:
            present = present[step]
        yield loc, nearest_key(str(loc[-1]), known, (key for key in present if key != loc[-1]))


def _plain(loc: Loc) -> Loc:
    """The location without the tags of the one union that there is, rounds and breaks."""
    if len(loc) > 2 and loc[0] == "rounds" and loc[2] in ("round", "break"):
        return (*loc[:2], *loc[3:])
    return loc


def _is_echo(detail: ErrorDetails, loc: Loc, details: list[ErrorDetails]) -> bool:
    """Whether the error only says again that something within is wrong."""
    if detail["type"] != "too_short":
        return False
    return any(
        len(other["loc"]) > len(detail["loc"]) and _plain(other["loc"])[: len(loc)] == loc
        for other in details
    )


def _is_renamed(detail: ErrorDetails, loc: Loc, meant: Mapping[Loc, str]) -> bool:
    """Whether a missing key is there under another name, which is told already."""
    return detail["type"] == "missing" and any(
        other[:-1] == loc[:-1] and near in (loc[-1], "break") for other, near in meant.items()
    )


def _flaw(
    detail: ErrorDetails, loc: Loc, found: Found, meant: Mapping[Loc, str], within: Loc
) -> Flaw | None:
    node, near = found.node, ""
    if node.broken:
        return None
    here = (*within, *found.loc)
    if detail["type"] == "missing":
        return Flaw(here, node.line, node.column, _missing(loc))
    if detail["type"] in ("extra_forbidden", "invalid_key") or loc[-1:] == ("[key]",):
        node = found.key or node
        here = (*here[:-1], node.raw or str(node.value))
    if detail["type"] in ("extra_forbidden", "invalid_key"):
        message, near = _unknown_key(node, meant.get(loc, ""))
    elif len(loc) > len(found.loc) and loc[-1] != "[key]":
        return None  # the value came from elsewhere, and was told there
    else:
        message, near = message_of(detail, node)
        if detail["type"] == "value_error" and not loc:
            return _aimed(message, node)
    return Flaw(here, node.line, node.column, message, near)


def _aimed(message: str, root: Node) -> Flaw:
    """A flaw of a document as a whole, at the last place that its message names."""
    named = re.search("(criterion |round )?`([^`]+)`", message)
    what, name = named.groups() if named else ("", "")
    for loc, node in reversed(list(root.walk())):
        if what:
            is_meant = node.entries is not None and node.value.get("id") == name
        else:
            is_meant = bool(name) and (node.value == name or loc[-1:] == (name,))
        if is_meant:
            return Flaw(loc, node.line, node.column, message)
    return Flaw((), root.line, root.column, message)


def _unknown_key(key: Node, near: str) -> tuple[str, str]:
    if key.trap:
        return f"unknown key: {trap_message(key)}", near
    if near == key.value:  # the other spelling of a key that is there
        return "says the same as another key of this question; keep one of them", ""
    return "unknown key", near


def _missing(loc: Loc) -> str:
    if isinstance(loc[-1], int):
        return "is too short: more values are wanted"
    return f"`{loc[-1]}` is missing"
