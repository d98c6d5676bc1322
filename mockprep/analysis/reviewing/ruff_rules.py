"""Owns the table of ruff's rules that an interviewer would mention, and our words for each.

What is petty in code written in half an hour is left out: line lengths, blank lines, quotes, the
order of imports, missing docstrings, literal numbers, `else` after `return`, `zip` without
`strict`, a variable that is returned on the next line.
"""

from mockprep.analysis.reviewing.rules import Rule, advice, bug, simpler

_SNAKE = Rule(
    "naming",
    1,
    "{names} {is} not in snake_case: Python writes functions and variables in lower_case",
    "snake-case",
)
_BUILTIN = Rule(
    "naming",
    2,
    "{names} hide{s} the built-in of the same name: a later call of it fails in a puzzling way",
    "hides-builtin",
)
_SWALLOWED = bug(
    "this `except` also swallows what nobody expected, a bug of yours included:"
    " name the exception you expect",
    "broad-except",
    worth=2,
)
_UNUSED = simpler("{names} {is} never used: remove {it}, or use {it}", "unused", worth=2)
_UNUSED_IMPORT = simpler("{names} {is} imported and never used", "unused-import")
_UNUSED_PARAMETER = simpler(
    "{names} {is} handed in and never read: drop {it}", "unused-parameter", worth=2
)
_ENDS_DIFFER = Rule(
    "style",
    2,
    "some paths return a value and others fall off the end with None: say what they return",
    "ends-differ",
    of_body=True,
)
_IDENTITY = bug("compare with None by `is`: `==` asks the other object what it thinks", worth=1)
_LIST_IN_CALL = simpler("no list is needed here: it is built only to be walked once")

RUFF_RULES: dict[str, Rule] = {
    # what does not do what it seems to
    "F821": bug("{names} {is} not defined anywhere: the code fails when it gets here"),
    "F811": bug("{names} {is} defined twice, and the first definition is lost"),
    "F601": bug("the key {names} stands twice in the dictionary: the last value wins"),
    "F632": bug("`is` asks for the same object, not for an equal value: use `==`"),
    "F634": bug("this condition is a tuple and so is always true"),
    "F631": bug("this assert checks a tuple and so never fails: leave out the brackets"),
    "F502": bug("the format string and its values do not fit"),
    "F823": bug("{names} {is} read before {it} has a value in this function"),
    "F402": bug("the loop variable {names} hides an import of the same name"),
    "F403": Rule("style", 1, "a star import hides where a name comes from: import it by name"),
    "F541": simpler("an f-string without a placeholder is a plain string"),
    "E722": _SWALLOWED,
    "BLE001": _SWALLOWED,
    "S110": _SWALLOWED,
    "S112": _SWALLOWED,
    "TRY203": simpler("catching an error only to raise it again does nothing"),
    "B002": bug("Python has no `++` or `--`: these are two signs, and nothing changes"),
    "B006": bug(
        "a list or dictionary as a default is made once and shared by all calls: default to None"
    ),
    "B008": bug("this default is computed once, when the function is defined, not at each call"),
    "B012": bug("leaving from `finally` throws away the exception that is on its way"),
    "B015": bug("this comparison's result is thrown away: was an assignment or a return meant?"),
    "B016": bug("only an exception can be raised, not a plain value"),
    "B018": bug("this line computes something and throws it away"),
    "B019": bug("a cache on a method keeps every object alive: cache a plain function instead"),
    "B020": bug("the loop variable {names} takes the place of what the loop walks through"),
    "B023": bug("this inner function sees the last value of {names}, not that of its own turn"),
    "B031": bug("a group of `groupby` can be walked once only; the second walk sees nothing"),
    "B035": bug("every turn writes the same key, so one entry is left"),
    "RUF008": bug("this list or dictionary is shared by all instances: use `default_factory`"),
    "RUF012": bug("this list or dictionary is shared by all instances: make it in `__init__`"),
    "RUF024": bug("`fromkeys` gives every key the same list or dictionary: use a comprehension"),
    "RUF034": bug("both sides of this condition are the same"),
    "PLR0124": bug("this compares {names} with itself", worth=2),
    "PLR0133": bug("this compares two constants: its outcome is fixed", worth=2),
    "PLR1704": Rule(
        "naming", 2, "{names} is a parameter, and its value is lost when the name is used again"
    ),
    "PLW0120": bug("without a `break` the `else` of this loop always runs", worth=2),
    "PLW0127": bug("{names} {is} assigned to {it}: this does nothing", worth=2),
    "PLW0129": bug("this assert checks a text and not a condition"),
    "PLW0133": bug("the exception is made and not raised"),
    "PLW0177": bug("NaN is not equal to anything: use `math.isnan`"),
    "PIE794": bug("the field {names} is defined twice in its class"),
    "PIE796": bug("two members of the enumeration share a value, so they are one"),
    "RET502": _ENDS_DIFFER,
    "RET503": _ENDS_DIFFER,
    "S102": bug("`exec` runs whatever text it is given: no reviewer lets it pass"),
    "S307": bug("`eval` runs whatever text it is given: parse it, or use `ast.literal_eval`"),
    "SIM115": bug("the file is not closed when an error happens: open it in a `with`", worth=2),
    "E711": _IDENTITY,
    "E712": simpler("a truth value needs no comparison with True or False"),
    "E721": Rule("style", 1, "ask for a type with `isinstance`"),
    "W605": bug("an unknown escape in this string: write it raw, as in r'\\d'", worth=2),
    # names
    "N801": Rule("naming", 1, "{names} {is} not in CapWords, as Python writes classes"),
    "N802": _SNAKE,
    "N803": _SNAKE,
    "N806": _SNAKE,
    "N815": _SNAKE,
    "N816": _SNAKE,
    "N804": Rule("naming", 1, "the first parameter of a class method is called `cls`"),
    "N805": Rule("naming", 2, "the first parameter of a method is called `self`"),
    "E741": Rule("naming", 2, "{names} can't be told from 1 or 0 in many fonts: rename {it}"),
    "A001": _BUILTIN,
    "A002": _BUILTIN,
    # what is not needed
    "F401": _UNUSED_IMPORT,
    "F841": _UNUSED,
    "ARG001": _UNUSED_PARAMETER,
    "ARG002": _UNUSED_PARAMETER,
    "PLW0603": Rule(
        "style", 2, "{names} {is} changed through `global`: hand {it} in and return the new value"
    ),
    "PLW0602": simpler("`global` is needed only to assign: {names} can be read without it"),
    # shape
    "C901": Rule(
        "complexity",
        2,
        "{names} has {figure} branches to keep in mind at once: make functions of its parts",
        of_body=True,
    ),
    "PLR0913": Rule("complexity", 1, "{figure} parameters are many to get right in a call"),
    "PLR5501": simpler("an `if` alone in an `else` is an `elif`, one level flatter"),
    "SIM102": simpler("two nested `if`s with nothing between them are one `if` with `and`"),
    "SIM103": simpler("return the condition itself instead of True and False", worth=2),
    "SIM113": simpler("{names} counts turns by hand: let `enumerate` do it", "enumerate", worth=2),
    "SIM114": simpler("branches that do the same belong together with `or`"),
    "SIM116": simpler("this chain of comparisons is a dictionary lookup", "lookup-chain"),
    "SIM118": simpler("a dictionary is walked and asked by its keys without `.keys()`"),
    "SIM201": simpler("write `!=` instead of `not ... ==`"),
    "SIM202": simpler("write `==` instead of `not ... !=`"),
    "SIM208": simpler("two `not`s cancel out"),
    "SIM210": simpler("the condition is a truth value already: no `True if ... else False`"),
    "SIM211": simpler("write `not` instead of `False if ... else True`"),
    "SIM401": simpler("`dict.get` with a default says this in one step", "dict-default"),
    "RUF019": simpler("`dict.get` says this in one step", "dict-default"),
    "RUF051": simpler("`dict.pop` with a default says this in one step", "dict-default"),
    "PLC0206": simpler("walk `.items()` when both key and value are needed", "items"),
    "PERF102": simpler("half of `.items()` is unused: walk the keys, or `.values()`", "items"),
    "PLR1733": simpler("the loop has the value at hand already: no lookup is needed", "items"),
    "PLR1736": simpler("`enumerate` hands the element over already: no index is needed"),
    "PERF101": simpler("the walk needs no `list(...)` around it", "list-around"),
    "RUF015": Rule(
        "complexity",
        2,
        "this builds a whole list to take its first element: `next(iter(...))` takes just that",
    ),
    "RUF017": Rule(
        "complexity", 3, "adding lists with `sum` copies them again and again: it is quadratic"
    ),
    "C400": simpler("a list comprehension is plainer here", "comprehension"),
    "C401": simpler("a set comprehension is plainer here", "comprehension"),
    "C402": simpler("a dict comprehension is plainer here", "comprehension"),
    "C403": simpler("a set comprehension needs no list in between", "comprehension"),
    "C404": simpler("a dict comprehension needs no list in between", "comprehension"),
    "C411": simpler("the comprehension is a list already", "list-around"),
    "C413": simpler("`sorted` gives a list already, and can reverse", "list-around"),
    "C414": simpler("the inner call changes nothing for the outer one", "list-around"),
    "C416": simpler("this comprehension copies its input and nothing else: call the type on it"),
    "C419": _LIST_IN_CALL,
    "FURB129": simpler("a file is walked line by line without `readlines`"),
    "FURB187": simpler("`.reverse()` turns the list around in place"),
    # taste
    "SIM110": advice("simplify", "the loop is {names}"),
    "PERF401": advice("simplify", "this loop only fills a list: a comprehension says so"),
    "PERF402": advice("simplify", "this loop only copies a list"),
    "PERF403": advice("simplify", "this loop only fills a dictionary: a comprehension says so"),
    "PLR1714": advice("simplify", "compare with several values at once: {names}"),
    "PLR1716": advice("simplify", "Python chains comparisons, as in `low <= value < high`"),
    "PLR1730": advice("simplify", "{names} says this in one line", "min-max"),
    "FURB136": advice("simplify", "{names} is shorter", "min-max"),
    "PLW0108": advice("simplify", "the lambda only calls a function: name that function"),
    "C417": advice("simplify", "a comprehension is plainer than `map` with a lambda"),
    "E702": advice("style", "one statement a line is easier to read", "one-line"),
    "E703": advice("style", "Python needs no semicolons"),
    "E713": advice("style", "write `not in`", "not-in"),
    "E714": advice("style", "write `is not`", "not-in"),
    "E731": advice("style", "a lambda that gets a name is a `def`"),
    "ERA001": Rule("style", 1, "code that is commented out makes the reader wonder: delete it"),
    "FURB161": advice("simplify", "`int.bit_count` counts the bits"),
    "UP004": advice("style", "classes need no `(object)` in Python 3"),
    "UP008": advice("style", "`super()` needs no arguments in Python 3"),
}

GENERIC_FAMILIES: dict[str, Rule] = {
    "F": Rule("bug", 2, "{message}"),
    "PLE": Rule("bug", 2, "{message}"),
    "B": Rule("bug", 1, "{message}"),
    "C4": Rule("simplify", 1, "{message}"),
    "SIM": Rule("simplify", 1, "{message}"),
}
"""How the rules of a family are taken that have no words of ours."""

LEFT_OUT = frozenset(
    [
        # A star import makes ruff unsure of every other name.
        *("F405", "F722", "F842"),
        *("B007", "B009", "B010", "B011", "B017", "B024", "B027", "B028", "B033", "B034"),
        *("B903", "B904", "B905", "B911", "B912"),
        *("C405", "C406", "C408", "C409", "C410", "C418", "C420"),
        *("SIM105", "SIM107", "SIM108", "SIM109", "SIM112", "SIM117", "SIM300", "SIM905", "SIM910"),
    ]
)
"""Rules of those families that are petty in an interview."""


def ruff_rule(code: str) -> Rule | None:
    """What a rule of ruff is worth; None: not worth a word."""
    if (rule := RUFF_RULES.get(code)) is not None or code in LEFT_OUT:
        return rule
    return GENERIC_FAMILIES.get(code.rstrip("0123456789") if code[0] != "C" else code[:2])
