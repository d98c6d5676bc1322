"""Owns the copying back of arguments: what a call changed over there is changed here."""

from typing import Any

MUTABLE = (list, dict, set, bytearray)


def may_change(operands: list[Any]) -> bool:
    """Whether there is a container among the arguments of a call."""
    parts: list[Any] = []
    for operand in operands:
        if type(operand) is list:
            parts += operand
        else:
            parts += operand.values() if type(operand) is dict else [operand]
    return any(type(part) in (*MUTABLE, tuple) for part in parts)


def restore(old: Any, new: Any) -> None:
    """Let containers, and those within them, hold what their copies hold by now."""
    if isinstance(old, list | tuple) and isinstance(new, list | tuple) and len(old) == len(new):
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if type(before) in (*MUTABLE, tuple) and type(before) is type(after):
                restore(before, after)
            elif type(old) is list:
                old[at] = after
    elif type(old) is list or type(old) is bytearray:
        old[:] = new
    elif type(old) is dict:
        for key in [key for key in old if key not in new]:
            del old[key]
        for key, after in new.items():
            if key in old and type(old[key]) in MUTABLE and type(old[key]) is type(after):
                restore(old[key], after)
            else:
                old[key] = after
    elif type(old) is set:
        old.clear()
        old.update(new)
