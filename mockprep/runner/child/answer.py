"""Owns the candidate's module within the child: loading it, calling it, telling how it crashed."""

import ast
import gc
import io
import signal
import sys
import time
import types
import warnings
from collections.abc import Callable
from typing import Any

# The functions as they are now: the candidate's code may put others into their modules. The one
# that is not written in Python does not ask builtins that the code may have changed, either.
_handle, _setitimer, _clock = sys.modules["_signal"].signal, signal.setitimer, time.perf_counter
_set_depth = sys.setrecursionlimit
_DEPTH = sys.getrecursionlimit()
_SIGALRM, _REAL = signal.SIGALRM, signal.ITIMER_REAL

FILE = "answer.py"
_MOST_LINES = 6
_MOST_MESSAGE = 500
_MOST_NUMBER = 1_000_000
_UNSHOWN = "(its text can't be shown)"
_PLAIN = "builtins.Exception"
# A class of the candidate's could have a traceback of its own.
_traceback_of = BaseException.__dict__["__traceback__"].__get__


class TimeUp(BaseException):
    """The time of a call is used up; raised in the middle of the candidate's code."""


class Answer:
    """The candidate's code as a module."""

    def __init__(self, source: str, module: str = "answer") -> None:
        """Run the module's body; what that raises is raised."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            code = compile(source, FILE, "exec", dont_inherit=True)
        self.module = types.ModuleType(module)
        self.module.__dict__["__builtins__"] = sys.modules["builtins"]
        # Dataclasses, pickling and typing look for the module under its name.
        sys.modules[module] = self.module
        exec(code, self.module.__dict__)

    def entry(self, name: str) -> Any:
        """The function or class called `name`; AttributeError where there is none."""
        try:
            return self.module.__dict__[name]
        except KeyError:
            raise AttributeError(f"there is no `{name}` in the code") from None

    def evaluate(self, node: ast.expr) -> Any:
        """The value of an expression among the names of the module."""
        code = compile(ast.Expression(node), "your test", "eval")
        return eval(code, self.module.__dict__)


def timed(call: Callable[[], Any], limit: float) -> tuple[Any, BaseException | None, float]:
    """What `call` gives, what it raised instead, and its wall time in seconds.

    limit: seconds after which it is interrupted, as far as its code lets itself be interrupted.
    """
    result, raised = None, None
    _handle(_SIGALRM, _time_up)
    began = _clock()
    try:
        _setitimer(_REAL, limit)
        try:
            result = call()
        finally:
            _setitimer(_REAL, 0)
    # Whatever the candidate's code raises is a result.
    except BaseException as error:
        raised = error
    seconds = _clock() - began
    # The candidate's code may have left too little depth of recursion for what follows.
    _set_depth(_DEPTH)
    return result, raised, seconds


def _time_up(number: int, frame: Any) -> None:
    raise TimeUp


def crash_of(error: BaseException) -> dict[str, Any]:
    """What is told of an exception: its message, the candidate's lines, the names of its types."""
    try:
        return _syntax_crash(error) if _is_of_the_text(error) else _crash(error)
    # An exception of the candidate's own may answer every question with another exception.
    except BaseException:
        return {"message": f"an exception {_UNSHOWN}", "lines": [], "types": [_PLAIN]}


def _crash(error: BaseException) -> dict[str, Any]:
    return {
        "message": _message(error),
        "lines": _own_lines(error),
        "types": [_text(f"{kind.__module__}.{kind.__name__}") for kind in type(error).__mro__],
        "is_memory": issubclass(type(error), MemoryError),
        "is_time": type(error) is TimeUp,
    }


def _is_of_the_text(error: BaseException) -> bool:
    return issubclass(type(error), SyntaxError) and getattr(error, "filename", None) == FILE


def _syntax_crash(error: Any) -> dict[str, Any]:
    return {
        "message": _text(f"{type(error).__name__}: {error.msg}"),
        "lines": [[_number(error.lineno) or 1, ""]],
        "column": _number(error.offset),
        "types": ["builtins.SyntaxError", _PLAIN],
    }


def _number(value: Any) -> int:
    return value if type(value) is int and 0 < value < _MOST_NUMBER else 0


def _text(value: str) -> str:
    return str.__str__(value)[:_MOST_MESSAGE]


def _message(error: BaseException) -> str:
    name = _text(type(error).__name__)
    try:
        text = str(error)
    # The candidate's own `__str__` may do anything.
    except BaseException:
        text = _UNSHOWN
    if not isinstance(text, str) or not text:
        return name
    return f"{name}: {_text(text)}"


def _own_lines(error: BaseException) -> list[list[Any]]:
    """Line and function of the frames that are the candidate's, the innermost last."""
    lines: list[list[Any]] = []
    trace = _traceback_of(error)
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == FILE:
            lines.append([_number(trace.tb_lineno) or 1, _text(code.co_name)])
            if len(lines) > 2 * _MOST_LINES:
                del lines[_MOST_LINES : _MOST_LINES + 1]
        trace = trace.tb_next
    return lines


def flush(streams: tuple[Any, Any]) -> None:
    """Hand over what was printed; whatever the candidate's code has made of the streams."""
    for stream in (*streams, sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            continue


def open_streams() -> tuple[io.TextIOWrapper, io.TextIOWrapper]:
    """Make standard output and error print whatever text there is; gives the two."""
    opened = (_stream(1), _stream(2))
    sys.stdout, sys.stderr = opened
    return opened


def _stream(number: int) -> io.TextIOWrapper:
    raw = io.BufferedWriter(io.FileIO(number, "w", closefd=False))
    return io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace")


def freeze() -> None:
    """Take what is there so far out of the garbage collector's rounds."""
    gc.collect()
    gc.freeze()
