"""The candidate's own tests as lines of text, and an example of how one may look."""

from mockprep.domain.question import Check, CodeQuestion, CodeTest

_WIDEST = 72
_EQUAL: tuple[Check, ...] = ("equal", "no_mutation")


def lines_of(text: str) -> tuple[str, ...]:
    """The tests that stand in a text; blank lines at its end are none."""
    stripped = text.rstrip()
    return tuple(line.rstrip() for line in stripped.split("\n")) if stripped else ()


def example(question: CodeQuestion) -> str:
    """A test in Python, made of the first short one that is shown, and how to look at a value."""
    shown = [test for test in question.tests if not test.hidden]
    made = (_object_test if test.calls else _function_test for test in shown)
    for test, make in zip(shown, made, strict=True):
        line = make(question.entry, test)
        if line and len(line) <= _WIDEST:
            call = line.rpartition(" == ")[0]
            return f"{line}\n{call}  # without ==, it shows what comes out"
    return f"{question.entry}(...) == ...\n{question.entry}(...)  # shows what comes out"


def _function_test(entry: str, test: CodeTest) -> str:
    if test.check not in _EQUAL:
        return ""
    given = [repr(value) for value in test.args]
    given += [f"{name}={value!r}" for name, value in test.kwargs.items()]
    return f"{entry}({', '.join(given)}) == {test.want!r}"


def _object_test(entry: str, test: CodeTest) -> str:
    """`c = Cache(2); c.put(1, 1); c.get(1) == 1`, up to the first call that gives a value."""
    name = entry[0].lower()
    parts = [f"{name} = {entry}({', '.join(map(repr, test.init))})"]
    for (method, *args), want in zip(test.calls, test.want or (), strict=False):
        parts.append(f"{name}.{method}({', '.join(map(repr, args))})")
        if want is not None and not isinstance(want, dict):
            return f"{'; '.join(parts)} == {want!r}"
    return ""
