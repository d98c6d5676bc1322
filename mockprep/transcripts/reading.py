"""From the bytes of a transcript to its events, with every flaw named by file and line.

A transcript is a header line and then one event a line. Only what ends in a newline counts: an
unterminated last line is an append that was interrupted, and is left out.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, Field, ValidationError

from mockprep import __version__
from mockprep.domain.events import EVENT, Event
from mockprep.domain.folding import apply, fold
from mockprep.domain.model import Model
from mockprep.domain.state import SessionState
from mockprep.errors import NothingSaved, TranscriptError

FORMAT = 1
"""The version of the file format that is written, and the newest that can be read."""

_SCHEMA = re.compile(r"mockprep/transcript@(\d+)")
_UPGRADE = "A newer mockprep seems to have written it: upgrade mockprep to read the session."
_REPAIR = "Keep a copy of the file, then repair or delete that line, or move the file elsewhere."


class Header(Model):
    """The first line of a transcript."""

    schema_: str = Field(default=f"mockprep/transcript@{FORMAT}", alias="schema")
    session: str
    created: AwareDatetime
    mockprep: str = __version__
    """The version that began the file."""

    def line(self) -> bytes:
        """The header as it stands in the file, newline included."""
        return self.model_dump_json(by_alias=True).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Transcript:
    """A session as it was recorded; there is at least its first event."""

    header: Header
    events: tuple[Event, ...]
    state: SessionState
    """What the events amount to."""
    notice: str | None = None
    """What the reader should know, such as that the last line was cut short."""


def event_line(event: Event) -> bytes:
    """An event as it stands in the file, newline included."""
    return EVENT.dump_json(event, by_alias=True) + b"\n"


def parse(content: bytes, path: Path) -> Transcript:
    """Read a whole transcript; `path` is for the messages."""
    return _transcript(content, path, skip=lambda line: False)


def outline(content: bytes, path: Path) -> Transcript:
    """A transcript less its edits: all but the texts, in a fraction of the time."""
    return _transcript(content, path, skip=_is_edit)


def last_event(content: bytes, path: Path) -> Event:
    """The last whole event, without looking at those before it."""
    *lines, _ = content.split(b"\n")
    if len(lines) < 2:
        raise _nothing_saved(path)
    return _event(lines[-1], path, len(lines))


def _transcript(content: bytes, path: Path, skip: Callable[[bytes], bool]) -> Transcript:
    *lines, torn = content.split(b"\n")
    if len(lines) < 2:
        raise _nothing_saved(path)
    header = _header(lines[0], path)
    numbered = [
        (number, _event(line, path, number))
        for number, line in enumerate(lines[1:], start=2)
        if not skip(line)
    ]
    notice = None
    if torn:
        notice = (
            f"{path.name} ends in the middle of a line ({len(torn)} bytes), because mockprep or the"
            " machine stopped while saving. That last line is left out."
        )
    events = tuple(event for _, event in numbered)
    return Transcript(header, events, _fold(numbered, path), notice)


def _is_edit(line: bytes) -> bool:
    # Within a JSON string the quotes would be escaped, so this can't be something that was typed.
    return b'"event":"answer_edited"' in line and line.endswith(b"}")


def _nothing_saved(path: Path) -> NothingSaved:
    return NothingSaved(
        f"{path}: nothing was saved of this session, mockprep was stopped as it began."
        " The file can be deleted."
    )


def _header(line: bytes, path: Path) -> Header:
    try:
        raw = json.loads(line)
    except ValueError:
        raw = None
    found = _SCHEMA.fullmatch(str(raw.get("schema"))) if isinstance(raw, dict) else None
    if found is None:
        raise TranscriptError(
            f"{path}, line 1: this is not the header of a mockprep transcript. {_REPAIR}"
        )
    if int(found[1]) > FORMAT:
        raise TranscriptError(
            f"{path}, line 1: the file has format {found[1]}, and mockprep {__version__} reads"
            f" up to format {FORMAT}. {_UPGRADE}"
        )
    try:
        return Header.model_validate_json(line)
    except ValidationError as error:
        raise TranscriptError(_flaw(error, path, 1)) from error


def _event(line: bytes, path: Path, number: int) -> Event:
    try:
        return EVENT.validate_json(line)
    except ValidationError as error:
        raise TranscriptError(_flaw(error, path, number)) from error


def _flaw(error: ValidationError, path: Path, number: int) -> str:
    """What is wrong with a line and what to do about it."""
    problems: list[Any] = error.errors(include_url=False)
    newer = next(filter(None, map(_unknown, problems)), None)
    if newer is not None:
        return f"{path}, line {number}: {newer} is not known. {_UPGRADE}"
    first = problems[0]
    where = ".".join(map(str, first["loc"]))
    what = f"{where}: {first['msg']}" if where else first["msg"]
    return f"{path}, line {number}: this is not a sound line ({what}). {_REPAIR}"


def _unknown(problem: dict[str, Any]) -> str | None:
    """The kind or field that only a newer mockprep knows, if that is the problem."""
    if problem["type"] == "union_tag_invalid":
        context = problem["ctx"]
        return f"the {context['discriminator'].strip(chr(39))} {context['tag']!r}"
    if problem["type"] == "extra_forbidden":
        return f"the field {'.'.join(map(str, problem['loc']))!r}"
    return None


def _fold(numbered: list[tuple[int, Event]], path: Path) -> SessionState:
    state: SessionState | None = None
    for number, event in numbered:
        try:
            state = apply(state, event) if state else fold([event])
        except ValueError as error:
            raise TranscriptError(
                f"{path}, line {number}: this event can't come here ({error}). {_REPAIR}"
            ) from error
    assert state is not None, "a transcript has at least one event"
    return state
