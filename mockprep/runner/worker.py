"""Owns one sandboxed process: its start, its pipes, its end."""

import contextlib
import os
import secrets
import selectors
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from mockprep.errors import RunnerError
from mockprep.runner.child import channel, codec
from mockprep.runner.child.start import SHUT
from mockprep.runner.isolation import Isolation
from mockprep.runner.limits import Limits
from mockprep.runner.replies import is_sound
from mockprep.runner.starting import start
from mockprep.runner.workfolder import WorkFolder

Ending = Literal["time", "output", "files", "exit", "signal", "channel"]
_START_SECONDS = 20.0
_EXIT_SECONDS = 2.0
_LOOK_SECONDS = 0.25
"""How often the files that were written are looked at."""
_PIECE = 1 << 16
_MOST_SHOWN = 8_000
_CPU_SIGNALS = (signal.SIGXCPU,)
_BY_SHELL = 128
"""What a launcher adds to the number of the signal that ended its program."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one job."""

    reply: dict[str, Any] | None
    """None when the process ended first, or was ended."""
    ending: Ending | None = None
    number: int = 0
    """The exit code, or the signal."""
    stdout: str = ""
    stderr: str = ""


class Worker:
    """A process that does jobs for one run and is thrown away then."""

    def __init__(self, isolation: Isolation, limits: Limits) -> None:
        """Start the process; RunnerError where that can't be done."""
        self.isolation = isolation
        self._limits = limits
        self._token = secrets.token_bytes(channel.TOKEN_BYTES)
        # Bubblewrap gives the process a folder in memory.
        self._folder = None if isolation.level == "bubblewrap" else _new_folder()
        self._received = bytearray()
        self._job = ""
        self._deadline = self._next_look = 0.0
        self._printed = (bytearray(), bytearray())
        self._print_count = 0
        self._is_ready = False
        jobs_in, self._jobs = os.pipe()
        self._replies, replies_out = os.pipe()
        try:
            place = Path("/") if self._folder is None else self._folder.path
            self._process = start(isolation, limits, place, jobs_in, replies_out)
        except OSError as error:
            self._remove_folder()
            os.close(self._jobs)
            os.close(self._replies)
            raise RunnerError(f"the sandbox can't be started: {error}") from error
        finally:
            os.close(jobs_in)
            os.close(replies_out)
        out, err = self._process.stdout, self._process.stderr
        assert out is not None, "it was asked for"
        assert err is not None, "it was asked for"
        self._streams = (out.fileno(), err.fileno())
        for number in (self._jobs, self._replies, *self._streams):
            os.set_blocking(number, False)

    def ask(self, job: dict[str, Any], seconds: float) -> Told:
        """Have a job done.

        seconds: after which the process is ended; a job should end itself before.
        """
        self.get_ready()
        self._deadline = time.monotonic() + seconds
        if self._received:
            return self._ended("channel")  # a reply that nobody asked for
        self._job = job["do"]
        body = codec.encode(job).encode("ascii")
        frame = channel.LENGTH.pack(len(body)) + self._token + body
        return self._exchange(frame, self._deadline, token=self._token)

    def hear(self, seconds: float | None = None) -> Told:
        """Wait for a further reply to the same job, for jobs that tell in pieces.

        seconds: what is left of the job's own time by default.
        """
        if seconds is not None:
            self._deadline = time.monotonic() + seconds
        return self._exchange(b"", self._deadline, token=self._token)

    def get_ready(self) -> None:
        """Wait until the process can take jobs; RunnerError where it never can."""
        if self._is_ready:
            return
        ready = self._exchange(b"", time.monotonic() + _START_SECONDS, token=b"")
        if ready.reply is None:
            raise RunnerError(f"the sandbox did not start: {ready.stderr.strip() or 'ended'}")
        self._is_ready = True

    def _exchange(self, frame: bytes, deadline: float, *, token: bytes) -> Told:
        """Send a frame and wait for the reply, reading whatever is printed meanwhile."""
        self._printed = (bytearray(), bytearray())
        self._print_count = 0
        if not frame and (told := self._whole(token)) is not None:
            return told  # it came together with the one before
        rest = memoryview(frame)
        with selectors.DefaultSelector() as selector:
            if rest:
                selector.register(self._jobs, selectors.EVENT_WRITE)
            for number in (self._replies, *self._streams):
                selector.register(number, selectors.EVENT_READ)
            while True:
                left = deadline - time.monotonic()
                if left <= 0:
                    return self._ended("time")
                if self._is_overfull():
                    return self._ended("files")
                for key, _ in selector.select(min(left, _LOOK_SECONDS)):
                    if key.fd == self._jobs:
                        rest = self._send(rest)
                        if not rest:
                            selector.unregister(self._jobs)
                    elif key.fd == self._replies:
                        told = self._receive(token)
                        if told is not None:
                            return told
                    elif not self._drain(self._streams.index(key.fd)):
                        selector.unregister(key.fd)
                if self._print_count > self._limits.output:
                    return self._ended("output")

    def _send(self, rest: memoryview) -> memoryview:
        try:
            return rest[os.write(self._jobs, rest) :]
        except BlockingIOError:
            return rest
        except BrokenPipeError:
            return rest[len(rest) :]  # the end of the replies says what happened

    def _receive(self, token: bytes) -> Told | None:
        """What came through the channel; None while a frame is not whole yet."""
        try:
            piece = os.read(self._replies, _PIECE * 16)
        except BlockingIOError:
            return None
        if not piece:
            return self._gone()
        self._received += piece
        return self._whole(token)

    def _whole(self, token: bytes) -> Told | None:
        """The first frame of what was received; None while it is not whole yet."""
        head = channel.LENGTH.size + len(token)
        if len(self._received) < head:
            return None
        length = channel.LENGTH.unpack_from(self._received)[0]
        if length > channel.MOST_BYTES or self._received[channel.LENGTH.size : head] != token:
            return self._ended("channel")
        if len(self._received) < head + length:
            return None
        body = bytes(self._received[head : head + length])
        del self._received[: head + length]
        try:
            reply = codec.decode(body)
        # The frame may be forged to provoke anything.
        except Exception:
            return self._ended("channel")
        if self._is_ready and not is_sound(self._job, reply):
            return self._ended("channel")
        for stream in (0, 1):
            while self._drain(stream):
                if self._print_count > self._limits.output:
                    return self._ended("output")
        return Told(reply, stdout=self._text(0), stderr=self._text(1))

    def _is_overfull(self) -> bool:
        """Whether too much was written to files; a folder in memory has a size of its own."""
        now = time.monotonic()
        if self._folder is None or now < self._next_look:
            return False
        self._next_look = now + _LOOK_SECONDS
        return self._folder.exceeds(self._limits.folder_size, self._limits.folder_files)

    def _drain(self, stream: int) -> bool:
        """Read a piece of what was printed; False when there is nothing more for now."""
        try:
            piece = os.read(self._streams[stream], _PIECE)
        except BlockingIOError:
            return False
        self._print_count += len(piece)
        kept = self._printed[stream]
        kept += piece[: max(0, _MOST_SHOWN - len(kept))]
        return bool(piece)

    def _gone(self) -> Told:
        """The process closed its end: it has ended, or it shut the channel and goes on."""
        try:
            code = self._process.wait(_EXIT_SECONDS / 10)
        except subprocess.TimeoutExpired:
            return self._ended("channel")
        for stream in (0, 1):
            while self._drain(stream) and self._print_count <= self._limits.output:
                continue
        if code > _BY_SHELL and self.isolation.level == "bubblewrap":
            code = _BY_SHELL - code
        if code == SHUT:
            return self._ended("channel")
        if -code in _CPU_SIGNALS:
            return self._ended("time")
        return self._ended("signal" if code < 0 else "exit", abs(code))

    def _ended(self, ending: Ending, number: int = 0) -> Told:
        told = Told(None, ending, number, self._text(0), self._text(1))
        self.close()
        return told

    def _text(self, stream: int) -> str:
        return self._printed[stream].decode("utf-8", "replace")

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended, as far as is known without asking it."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the process and its like, at once; may be called from another thread."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self._process.returncode is None:
                os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """End the process and remove all that it left; may be called again."""
        self.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_EXIT_SECONDS)
        for number in (self._jobs, self._replies):
            with contextlib.suppress(OSError):
                os.close(number)
        self._jobs = self._replies = -1
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()
        self._remove_folder()

    def _remove_folder(self) -> None:
        if self._folder is not None:
            self._folder.remove()


def _new_folder() -> WorkFolder:
    try:
        return WorkFolder()
    except OSError as error:
        raise RunnerError(f"there is no place for temporary files: {error}") from error
