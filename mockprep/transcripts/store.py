"""The folder of transcripts: one JSONL file a session, named by its id."""

import contextlib
import os
import random
import re
import string
from datetime import UTC, datetime
from pathlib import Path

from mockprep.errors import TranscriptError, did_you_mean
from mockprep.transcripts.reading import Header, Transcript, last_event, parse
from mockprep.transcripts.writer import TranscriptWriter, lock

__all__ = [
    "SUFFIX",
    "Header",
    "Transcript",
    "TranscriptStore",
    "TranscriptWriter",
    "new_session_id",
]

SUFFIX = ".jsonl"

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LETTERS = string.digits + string.ascii_lowercase


def new_session_id(now: datetime, rng: random.Random | None = None) -> str:
    """A name such as `20261123-083200-k3f9`: the UTC time, so that names sort by it, and chance."""
    chance = (rng or random.SystemRandom()).choices(_LETTERS, k=4)
    return f"{now.astimezone(UTC):%Y%m%d-%H%M%S}-{''.join(chance)}"


class TranscriptStore:
    """Creates, opens, reads and lists the transcripts in a folder.

    To resume a session, `open` it before reading it: then no other mockprep writes in between.
    """

    def __init__(self, folder: Path) -> None:
        """The folder is made when the first session is created."""
        self.folder = folder

    def path(self, session_id: str) -> Path:
        """Where the transcript of a session is, or would be."""
        if not _ID.fullmatch(session_id):
            raise TranscriptError(f"{session_id!r} can't be the name of a session")
        return self.folder / (session_id + SUFFIX)

    def ids(self) -> list[str]:
        """All sessions, newest first."""
        try:
            with os.scandir(self.folder) as entries:
                names = [entry.name for entry in entries]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise TranscriptError(f"{self.folder}: {error.strerror}") from error
        found = (name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))
        return sorted((name for name in found if _ID.fullmatch(name)), reverse=True)

    def create(self, session_id: str) -> TranscriptWriter:
        """Begin a new transcript; its header is written together with the first event."""
        path = self.path(session_id)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path, _WRITING | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise TranscriptError(f"{path}: this session exists already") from None
        except OSError as error:
            raise TranscriptError(
                f"{path}: no session can be saved here ({error.strerror})"
            ) from error
        self._keep_entry()
        return TranscriptWriter(descriptor, path, session_id)

    def open(self, session_id: str) -> TranscriptWriter:
        """Go on with a transcript, after cutting a last line that was not finished.

        SessionInUse when a mockprep, this one or another, has it open.
        """
        path = self.path(session_id)
        try:
            descriptor = os.open(path, _WRITING)
        except OSError as error:
            raise self._unreadable(session_id, error) from error
        return TranscriptWriter(descriptor, path, session_id)

    def read(self, session_id: str) -> Transcript:
        """All that was recorded of a session; TranscriptError names file and line of a flaw."""
        return parse(self._content(session_id), self.path(session_id))

    def seen_at(self, session_id: str) -> datetime:
        """The last sign of life of a session: its last event, or a later touch."""
        path = self.path(session_id)
        last = last_event(self._content(session_id), path).at
        return max(datetime.fromtimestamp(path.stat().st_mtime, UTC), last)

    def in_use(self, session_id: str) -> bool:
        """Whether a mockprep, this one or another, has the session open right now."""
        try:
            descriptor = os.open(self.path(session_id), os.O_RDONLY)
        except OSError:
            return False
        try:
            return not lock(descriptor, shared=True)
        finally:
            os.close(descriptor)

    def _content(self, session_id: str) -> bytes:
        try:
            return self.path(session_id).read_bytes()
        except OSError as error:
            raise self._unreadable(session_id, error) from error

    def _unreadable(self, session_id: str, error: OSError) -> TranscriptError:
        if isinstance(error, FileNotFoundError):
            near = did_you_mean(session_id, self.ids())
            return TranscriptError(f"there is no session {session_id!r} in {self.folder}{near}")
        return TranscriptError(f"{self.path(session_id)}: {error.strerror}")

    def _keep_entry(self) -> None:
        """Bring the folder's new entry to the disk, where the system can do that."""
        if os.name != "posix":
            return
        with contextlib.suppress(OSError):
            descriptor = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


_WRITING = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
