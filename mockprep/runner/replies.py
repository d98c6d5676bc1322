"""Owns the forms of the child's replies: one of another form was forged, and is not looked at.

The candidate's code shares a process with what replies, so it can write whatever it likes into the
pipe. What it writes is then a value to be compared, or no reply at all.
"""

import math
from collections.abc import Callable
from typing import Any

Reply = dict[str, Any]
_MOST_LINES = 100
_MOST_LINE = 10_000_000
_MOST_MESSAGE = 2_000
_MOST_COUNT = 2**62


def is_sound(job: str, reply: Any) -> bool:
    """Whether `reply` is one that the job called `job` can have.

    A reply to `measure` may also be a row, ahead of the last. Replies to jobs that are not known
    here are looked at by whoever asked.
    """
    if not isinstance(reply, dict):
        return False
    if job not in _FORMS:
        return True
    if "seconds" in reply and not _is_amount(reply["seconds"]):
        return False
    if not _are_results(reply.get("results", [])):
        return False
    if job == "serve" and not _is_serve(reply):
        return False
    if "crash" in reply:
        return _is_crash(reply["crash"])
    return reply.get("too_large") is True or _FORMS[job](reply)


def _is_call(reply: Reply) -> bool:
    return "value" in reply and ("args" not in reply or _are_args(reply["args"]))


def _are_args(given: Any) -> bool:
    return (
        isinstance(given, dict)
        and isinstance(given.get("args"), list)
        and isinstance(given.get("kwargs"), dict)
    )


def _is_use(reply: Reply) -> bool:
    return "value" in reply and "results" in reply


def _are_results(results: Any) -> bool:
    return isinstance(results, list) and all(
        isinstance(result, dict)
        and ("value" in result or ("raised" in result and _is_crash(result["raised"])))
        for result in results
    )


def _is_own(reply: Reply) -> bool:
    return "value" in reply and reply.get("truth") in (None, True, False)


def _is_oracle(reply: Reply) -> bool:
    cases = reply.get("cases")
    return isinstance(cases, list) and all(
        isinstance(case, dict)
        and isinstance(case.get("args"), list)
        and ("value" in case or isinstance(case.get("raises"), str))
        for case in cases
    )


def _is_measure(reply: Reply) -> bool:
    if "row" not in reply:
        return isinstance(reply.get("solved"), bool) and _is_text(reply.get("stopped"))
    row = reply["row"]
    return (
        isinstance(row, dict)
        and _is_count(row.get("n"))
        and all(row.get(key) is None or _is_count(row[key]) for key in ("steps", "peak_bytes"))
        and (row.get("seconds") is None or _is_amount(row["seconds"]))
        and {"n", "steps", "seconds", "peak_bytes"} <= row.keys()
    )


def _is_serve(reply: Reply) -> bool:
    """What the answer's process says to a test is for the test's process to read."""
    return all(isinstance(reply[key], str) for key in ("ask", "reply") if key in reply)


def _is_examine(reply: Reply) -> bool:
    """What was asked of the answer, the names of the tests, or what came of one of them."""
    texts = ("ask", "reply", "error", "outcome", "message", "subtest")
    return (
        all(isinstance(reply[key], str) for key in texts if reply.get(key) is not None)
        and all(_is_count(reply[key]) for key in ("number", "line") if reply.get(key) is not None)
        and isinstance(reply.get("tests", []), list)
        and all(isinstance(name, str) for name in reply.get("tests", []))
        and (reply.get("sides") is None or isinstance(reply["sides"], list))
    )


def _is_crash(crash: Any) -> bool:
    return (
        isinstance(crash, dict)
        and _is_text(crash.get("message"))
        and isinstance(crash.get("types"), list)
        and all(_is_text(name) for name in crash["types"])
        and _are_lines(crash.get("lines"))
        and all(isinstance(crash.get(key, False), bool) for key in ("is_time", "is_memory"))
        and (crash.get("column") is None or _is_count(crash["column"], _MOST_LINE))
    )


def _are_lines(lines: Any) -> bool:
    return (
        isinstance(lines, list)
        and len(lines) <= _MOST_LINES
        and all(
            isinstance(line, list)
            and len(line) == 2
            and _is_count(line[0], _MOST_LINE)
            and _is_text(line[1])
            for line in lines
        )
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_MESSAGE


def _is_count(value: Any, most: int = _MOST_COUNT) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _is_amount(value: Any) -> bool:
    return isinstance(value, float) and math.isfinite(value) and value >= 0


_FORMS: dict[str, Callable[[Reply], bool]] = {
    "load": lambda reply: set(reply) <= {"seconds"},
    "call": _is_call,
    "use": _is_use,
    "evaluate": _is_own,
    "oracle": _is_oracle,
    "measure": _is_measure,
    "serve": _is_serve,
    "examine": _is_examine,
}
