"""Every error that a user may meet.

    MockprepError              wrong use or bad input: one clear message, exit code 2
    +-- UsageError             the words of a command do not fit
    +-- ContentError           a bank, loop or rubric can't be used
    |   +-- UnknownName        a question, loop, rubric or topic that isn't there
    +-- TranscriptError        a recorded session can't be read or written
    |   +-- SessionInUse       another mockprep has it open
    |   +-- NothingSaved       mockprep was stopped before the session's first event was saved
    +-- GraderError            a grader can't be loaded or didn't do its work
    +-- RunnerError            code can't be run here
    +-- ReviewUnavailable      code can't be reviewed here (in `analysis`)
    +-- UnreadableCode         a file is no Python (in `analysis`)
    +-- CommandRefused         the interview does not allow this now

Anything else that escapes is a bug of ours: exit code 3, with the place of the log.
"""

import difflib
from collections.abc import Iterable


class MockprepError(Exception):
    """An expected error; its text is written for the person who meets it."""

    exit_code = 2


class UsageError(MockprepError):
    """The words of a command do not fit."""


class ContentError(MockprepError):
    """A bank, loop or rubric can't be used."""


class UnknownName(ContentError):
    """A name that no content bears; the nearest one is suggested."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(f"no {what} is called {name!r}{did_you_mean(name, known)}")


class TranscriptError(MockprepError):
    """A recorded session can't be read or written."""


class SessionInUse(TranscriptError):
    """Another mockprep has the session open."""


class NothingSaved(TranscriptError):
    """Mockprep was stopped before the first event of the session was saved."""


class GraderError(MockprepError):
    """A grader can't be loaded or didn't do its work."""


class RunnerError(MockprepError):
    """The candidate's code can't be run here."""


class CommandRefused(MockprepError):
    """The interview does not allow this now; the text says why."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """` (did you mean 'x'?)` for the nearest of `known`, or nothing."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" (did you mean {near[0]!r}?)" if near else ""
