"""Owns the table of our own checks and of the optional tools' rules: worth and words of each."""

from mockprep.analysis.reviewing.rules import Rule, advice, bug, simpler

OWN_RULES: dict[str, Rule] = {
    "unread-requirement": bug(
        "{names} {is} part of the task, and nothing reads {it}: is a requirement missing?",
        of_body=True,
    ),
    "prints-result": bug(
        "{names} prints and returns nothing: a caller, or a test, can't use what it prints",
        of_body=True,
    ),
    "changed-while-walked": bug(
        "{names} is changed while the loop walks it, so entries are skipped or the loop fails:"
        " walk a copy, or build a new one"
    ),
    "unreachable": bug("this line is never reached: the one before it leaves", worth=2),
    "changes-argument": Rule(
        "bug",
        1,
        "this changes {names}, which belong{s} to the caller: work on a copy unless asked not to",
        advice_only=True,
    ),
    "takes-from-front": Rule(
        "complexity",
        2,
        "at the front of a list {names} moves all the rest each time: `collections.deque` does not",
    ),
    "looks-up-in-list": Rule(
        "complexity",
        2,
        "in a loop, {names} {is} searched from the start each time: a set or a dictionary answers"
        " at once",
    ),
    "sorts-for-extreme": Rule(
        "complexity", 2, "sorting to take one end costs n log n: {names} takes one walk"
    ),
    "grows-text": Rule(
        "complexity",
        1,
        "adding to {names} in a loop may copy the text each time: collect the parts and join them",
        advice_only=True,
    ),
    "deep-nesting": Rule(
        "complexity",
        2,
        "{names} nests {figure} blocks here: leave early with `continue` or `return`, or name a"
        " part of it",
    ),
    "long-function": Rule(
        "length",
        2,
        "{names} has {figure} lines of code: a reader wants to see a function at one glance,"
        " so give its steps functions of their own",
        of_body=True,
    ),
    "walks-by-index": simpler(
        "the index only reads {names}: walk the elements themselves", worth=2
    ),
    "enumerates-by-hand": simpler(
        "index and element of {names} are both needed: `enumerate` gives both",
        "enumerate",
        worth=2,
    ),
    "counts-by-hand": simpler(
        "{names} is moved by hand in a `while`: a `for` can't forget a step", worth=2
    ),
    "lookup-chain": simpler(
        "these {figure} branches differ only in their values: a dictionary says it once",
        "lookup-chain",
        worth=2,
    ),
    "fills-missing-key": simpler(
        "a `Counter` or a `defaultdict` makes a missing key of {names} by itself", worth=2
    ),
    "repeated-steps": simpler(
        "{figure} statements in a row have the same form: a loop over what differs says it once",
        worth=2,
    ),
    "copied-block": simpler(
        "this stands word for word at line {figure} already: give it a function of its own",
        worth=2,
    ),
    "cryptic-name": Rule(
        "naming", 2, "{names} say{s} little about what {they} hold{s}: a longer name would"
    ),
    "vague-name": Rule("naming", 1, "{names} could stand for anything: say what {they} hold{s}"),
    "cryptic-function": Rule(
        "naming", 2, "{names} says nothing: a function is named for what it does or returns"
    ),
    "debug-print": Rule(
        "style", 2, "a `print` is left in {names}: take it out before you hand the code in"
    ),
    "unannotated": advice(
        "annotations",
        "{names} {has} no type hints to tell what goes in and what comes out",
    ),
    "no-edge-case": advice(
        "style", "none of your own cases is an edge: try an empty input, or a single element"
    ),
}

_TYPES = "mypy: {message}"
TOOL_RULES: dict[tuple[str, str], Rule] = {
    ("black", "format"): advice("style", "black would lay out {figure} of the lines anew"),
    **{
        ("pylint", code): rule
        for code, rule in {
            "E0601": bug("{names} is read before it has a value", "unassigned"),
            "E0606": bug("on some way to this line {names} has no value", "unassigned", worth=2),
            "E1101": bug("{message}", worth=2),
            "E1102": bug("{names} can't be called", worth=2),
            "E1111": bug("this keeps the result of a function that returns nothing", worth=2),
            "E1120": bug("this call leaves out {names}", "call"),
            "E1121": bug("this call has more arguments than its function takes", "call"),
            "E1123": bug("this call names {names}, which its function does not take", "call"),
            "E1136": bug("{names} can't be indexed", worth=2),
            "E1137": bug("{names} can't be assigned to by index", worth=2),
            "W0632": bug("the number of names does not fit what is unpacked", worth=2),
        }.items()
    },
    **{
        ("mypy", code): bug(_TYPES, worth=2)
        for code in ("attr-defined", "call-arg", "name-defined", "operator")
    },
    **{
        ("mypy", code): advice("annotations", _TYPES, "types")
        for code in (
            *("arg-type", "assignment", "call-overload", "dict-item", "index", "list-item"),
            *("misc", "return", "return-value", "union-attr", "valid-type"),
        )
    },
}
"""Rules of the optional tools, by tool and code; what is not here is not worth a word."""
