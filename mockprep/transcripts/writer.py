"""Appending to one transcript so that whatever happens, its whole lines stay sound."""

import contextlib
import os
from datetime import datetime
from pathlib import Path
from types import TracebackType

from mockprep.domain.events import AnswerEdited, CodeRan, Event
from mockprep.errors import SessionInUse, TranscriptError
from mockprep.transcripts.reading import Header, event_line

try:
    import fcntl
except ImportError:  # not on Windows; there two processes are not kept apart
    fcntl = None  # type: ignore[assignment]

_BLOCK = 1 << 16


def lock(descriptor: int, *, shared: bool = False) -> bool:
    """Take the lock of an open transcript; False when another one has it.

    The kernel drops the lock with the descriptor, so a killed mockprep leaves none behind. Where
    the file system knows no locks (some network drives), the answer is True.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


class TranscriptWriter:
    """The one open pen on a transcript; `append` is the `record` of a session."""

    def __init__(self, descriptor: int, path: Path, session_id: str) -> None:
        """Use `TranscriptStore.create` or `.open`. Takes over `descriptor`, opened to append."""
        self.path = path
        self.session_id = session_id
        self._descriptor = descriptor
        self._has_rest = False
        try:
            if not lock(descriptor):
                raise SessionInUse(
                    f"session {session_id} is open in another mockprep; close it there first"
                )
            self._length = _mend(descriptor, path)
        except BaseException:
            os.close(descriptor)
            raise

    def append(self, event: Event) -> None:
        """Write one event; TranscriptError when that fails, and the file is then as before.

        Edits are handed to the kernel, which a killed mockprep does not undo; all other events
        are also brought to the disk.
        """
        try:
            line = event_line(event)
        except ValueError as error:
            raise TranscriptError(f"{self.path}: this can't be saved: {error}") from error
        if not self._length:
            line = Header(session=self.session_id, created=event.at).line() + line
        try:
            self._cut_rest()
            self._write(line)
            if not isinstance(event, AnswerEdited | CodeRan):
                os.fsync(self._descriptor)
        except OSError as error:
            self._has_rest = True
            with contextlib.suppress(OSError):
                self._cut_rest()
            raise TranscriptError(
                f"{self.path}: saving failed ({error.strerror or error}). What was saved before is"
                " safe; make room on the disk, and what you wrote will be saved with the next key."
            ) from error
        self._length += len(line)

    def touch(self, now: datetime | None = None) -> None:
        """Leave a sign of life, so that a later resume knows how long mockprep was away."""
        times = (now.timestamp(), now.timestamp()) if now else None
        # A sign that could not be left is no reason to disturb the candidate.
        with contextlib.suppress(OSError):
            os.utime(self._descriptor if os.utime in os.supports_fd else self.path, times)

    def close(self) -> None:
        """Bring the last edits to the disk and let go of the session. Can be called twice.

        A file in which nothing could be saved is removed.
        """
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
            if not self._length:
                self.path.unlink()
        os.close(descriptor)

    def __enter__(self) -> "TranscriptWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _write(self, line: bytes) -> None:
        if self._descriptor < 0:
            raise OSError("the session was closed")
        written = os.write(self._descriptor, line)
        if written < len(line):
            raise OSError("the disk took only a part of it")

    def _cut_rest(self) -> None:
        """Cut what a failed append left; when that fails too, the next append tries it again."""
        if self._has_rest:
            os.ftruncate(self._descriptor, self._length)
            self._has_rest = False


def _mend(descriptor: int, path: Path) -> int:
    """Cut an unterminated last line; gives the length of the file.

    The time of the last change stays, for it is the sign of life that a resume looks at.
    """
    before = os.fstat(descriptor)
    length = _sound_length(descriptor, before.st_size)
    if length < before.st_size:
        os.ftruncate(descriptor, length)
        os.utime(
            descriptor if os.utime in os.supports_fd else path,
            ns=(before.st_atime_ns, before.st_mtime_ns),
        )
    return length


def _sound_length(descriptor: int, size: int) -> int:
    """Where the last newline ends, looking from the end of the file."""
    end = size
    while end > 0:
        start = max(0, end - _BLOCK)
        os.lseek(descriptor, start, os.SEEK_SET)
        found = os.read(descriptor, end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
