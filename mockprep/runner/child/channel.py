"""Owns the two pipes between the child and its parent: jobs in, replies out.

A frame is its length, the run's token, and JSON. The token keeps stray bytes from being taken for
a reply; it keeps no secret, since a reply only tells values, which the parent compares.
"""

import os
import struct
from collections.abc import Callable

from mockprep.runner.child.codec import MOST_TEXT

TOKEN_BYTES = 16
MOST_BYTES = MOST_TEXT
LENGTH = struct.Struct("!I")


class Closed(Exception):
    """The other side is gone, or something else wrote into the pipe."""


class Channel:
    """The child's side."""

    def __init__(self, jobs: int, replies: int) -> None:
        self._jobs = jobs
        self._replies = replies
        self._token = b""
        # The functions as they are now, whatever becomes of `os`.
        self._read: Callable[[int, int], bytes] = os.read
        self._write: Callable[[int, bytes | memoryview], int] = os.write

    def receive(self) -> bytes:
        """The next job as JSON; Closed when there is none any more."""
        length = LENGTH.unpack(self._exactly(LENGTH.size))[0]
        self._token = self._exactly(TOKEN_BYTES)
        return self._exactly(length)

    def send(self, text: str) -> None:
        """Reply with JSON; Closed when the pipe was closed from within."""
        body = text.encode("ascii")
        rest = memoryview(LENGTH.pack(len(body)) + self._token + body)
        try:
            while rest:
                rest = rest[self._write(self._replies, rest) :]
        except OSError as error:
            raise Closed from error

    def _exactly(self, count: int) -> bytes:
        pieces = []
        try:
            while count:
                piece = self._read(self._jobs, min(count, 1 << 20))
                if not piece:
                    raise Closed
                pieces.append(piece)
                count -= len(piece)
        except OSError as error:
            raise Closed from error
        return b"".join(pieces)
