"""A summary of each recorded session, kept so that a list of thousands opens at once.

The summaries are cached in one file beside the transcripts and can always be made anew from them:
a cache that is damaged, outdated or gone costs time and nothing else.
"""

import contextlib
import json
import os
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import AwareDatetime, ValidationError

from mockprep import __version__
from mockprep.domain.model import Model
from mockprep.domain.plan import Mode
from mockprep.domain.state import SessionState
from mockprep.errors import NothingSaved, TranscriptError
from mockprep.transcripts.reading import last_event, outline
from mockprep.transcripts.store import SUFFIX, TranscriptStore

CACHE_NAME = "index.json"

Row = dict[str, Any]
"""A cached summary as JSON holds it; most are never looked at, so they are not read further."""


class SessionSummary(Model):
    """What lists show of a recorded session; only id and problem where it can't be read."""

    id: str
    title: str = ""
    loop: str = ""
    mode: Mode | None = None
    started_at: AwareDatetime | None = None
    ended_at: AwareDatetime | None = None
    ended: Literal["finished", "quit"] | None = None
    rounds: int = 0
    questions_asked: int = 0
    questions_total: int = 0
    score: float | None = None
    """The mean score of the graded answers, 0 to 100, each by its latest scorecard."""
    minutes_used: float = 0
    """The time spent in rounds, without breaks, pauses and gaps."""
    unfinished: bool = False
    problem: str | None = None
    """Why the transcript can't be read."""


class SessionIndex:
    """The summaries of a store's sessions, as they were when first asked for."""

    def __init__(self, store: TranscriptStore) -> None:
        """Reads nothing yet."""
        self._store = store

    def recent(self, limit: int | None = None) -> list[SessionSummary]:
        """The newest sessions, newest first; all of them without a limit."""
        names = sorted(self._rows, reverse=True)[:limit]
        return [self._summary(name) for name in names]

    def unfinished(self) -> list[SessionSummary]:
        """The sessions that can be resumed, newest first; not those that are open right now."""
        names = [
            name for name in sorted(self._rows, reverse=True) if self._rows[name]["unfinished"]
        ]
        return [self._summary(name) for name in names if not self._store.in_use(name)]

    @cached_property
    def _rows(self) -> dict[str, Row]:
        """For each session its summary; brings the cache up to date on the way."""
        cached = self._cached()
        current: dict[str, tuple[list[int], Row]] = {}
        for name, key in self._keys():
            entry = cached.get(name)
            if entry is not None and entry[0] == key and entry[1].get("problem") is None:
                current[name] = entry
            elif (summary := self._summarise(name)) is not None:
                current[name] = (key, summary.model_dump(mode="json"))
        if current != cached:
            self._keep(current)
        return {name: row for name, (_, row) in current.items()}

    def _summary(self, name: str) -> SessionSummary:
        try:
            return SessionSummary.model_validate(self._rows[name])
        except ValidationError:  # the cache was meddled with
            return self._summarise(name) or SessionSummary(id=name, problem="nothing was saved")

    def _keys(self) -> list[tuple[str, list[int]]]:
        """Each session with the size and time of its file, by which a change is noticed."""
        try:
            with os.scandir(self._store.folder) as entries:
                stats = [
                    (entry.name.removesuffix(SUFFIX), entry.stat())
                    for entry in entries
                    if entry.name.endswith(SUFFIX)
                ]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise TranscriptError(f"{self._store.folder}: {error.strerror}") from error
        return [(name, [stat.st_size, stat.st_mtime_ns]) for name, stat in stats]

    def _summarise(self, name: str) -> SessionSummary | None:
        """Read the transcript; None when there is nothing in it."""
        try:
            path = self._store.path(name)
            content = path.read_bytes()
            state = outline(content, path).state
            return summary_of(name, state, until=last_event(content, path).at)
        except NothingSaved:
            return None
        except (OSError, TranscriptError) as error:
            return SessionSummary(id=name, problem=str(error))

    @property
    def _cache(self) -> Path:
        return self._store.folder / CACHE_NAME

    def _cached(self) -> dict[str, tuple[list[int], Row]]:
        try:
            content = json.loads(self._cache.read_bytes())
            # Another version may read what this one can't, and may sum it up otherwise.
            if content["mockprep"] != __version__:
                return {}
            found = content["sessions"].items()
            return {name: (key, row) for name, (key, row) in found if isinstance(row, dict)}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return {}

    def _keep(self, entries: dict[str, tuple[list[int], Row]]) -> None:
        content = json.dumps({"mockprep": __version__, "sessions": entries}, separators=(",", ":"))
        draft = self._cache.with_name(f"{CACHE_NAME}.{os.getpid()}")
        try:
            draft.write_text(content, encoding="utf-8")
            draft.replace(self._cache)
        except OSError:  # a cache that can't be kept costs the next start some time
            with contextlib.suppress(OSError):
                draft.unlink()


def summary_of(name: str, state: SessionState, until: datetime) -> SessionSummary:
    """The summary of the session whose transcript is called `name` and ends at `until`."""
    cards = [card for a in state.attempts if (card := state.scorecard_for(a)) is not None]
    scores = [card.score for card in cards if card.score is not None]
    return SessionSummary(
        id=name,
        title=state.plan.title,
        loop=state.plan.loop,
        mode=state.mode,
        started_at=state.started_at,
        ended_at=state.ended_at,
        ended=state.ended,
        rounds=len(state.plan.rounds),
        questions_asked=len(state.attempts) + (state.current is not None),
        questions_total=sum(len(sitting.questions) for sitting in state.plan.rounds),
        score=sum(scores) / len(scores) if scores else None,
        minutes_used=_used(state, until) / timedelta(minutes=1),
        unfinished=state.stage != "ended",
    )


def _used(state: SessionState, until: datetime) -> timedelta:
    used = sum((took for _, took in state.round_times), timedelta())
    return used + state.round_timer.elapsed(until) if state.round_timer else used
