"""Phrase patterns: every form of the language, negation, errors, and what holds for any text."""

import re
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.patterns import Pattern, PatternError, Span, Text, compile_pattern

Glossary = Mapping[str, Sequence[str]]


def quote(pattern: str, answer: str, glossary: Glossary | None = None) -> str | None:
    """The words of the answer that the pattern finds."""
    span = compile_pattern(pattern, glossary).find(Text(answer))
    return answer[span.start : span.end] if span else None


def set_aside(pattern: str, answer: str) -> str | None:
    """The words of the answer that the pattern finds under a negation."""
    span = compile_pattern(pattern).find_negated(Text(answer))
    return answer[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("pattern", "answer", "found"),
    [
        # next to each other
        ("created once", "The default is created once.", "created once"),
        ("created once", "It gets created only once, early on.", "created only once"),
        ("created once", "It is created by the runtime at once.", None),
        ("created once", "Once it was created, it stayed.", None),
        ("created once", "The list is created. Once is enough.", None),
        ("create the list", "You create a list inside.", "create a list"),
        ("first in first out", "A queue is first in, first out.", "first in, first out"),
        ("first in first out", "The first one is in front, first comes out.", None),
        ("last in", "A stack: last in, first out.", "last in"),
        ("last in", "The last element is in front.", None),
        ("store and forward", "We use store-and-forward here.", "store-and-forward"),
        ("is None", "We test whether it is None.", "is None"),
        ("is None", "The default of None is enough.", None),
        # gaps
        (
            "once ... definition",
            "It runs once, at function definition.",
            "once, at function definition",
        ),
        ("once ... definition", "The definition is read once.", None),
        ("once ... definition", "It runs once. The definition follows.", None),
        ("a1 ... b2", "a1 1 2 3 4 5 6 7 8 b2", "a1 1 2 3 4 5 6 7 8 b2"),
        ("a1 ... b2", "a1 1 2 3 4 5 6 7 8 9 b2", None),
        (
            "when ... function ... run",
            "when Python sees the function it is run",
            "when Python sees the function it is run",
        ),
        ("once … definition", "once at the definition", "once at the definition"),
        # both
        ("idempotent & PUT", "PUT requests are idempotent.", "PUT requests are idempotent"),
        ("idempotent & PUT", "An idempotent verb is PUT.", "idempotent verb is PUT"),
        ("idempotent & PUT", "PUT is a verb. It is idempotent.", None),
        (
            "cache & (lru|ttl) & evict*",
            "LRU means we evict from the cache.",
            "LRU means we evict from the cache",
        ),
        # alternatives
        (
            "(front|head|beginning of list)",
            "At the beginning of the list.",
            "beginning of the list",
        ),
        ("(front|head) pointer", "Keep a head pointer.", "head pointer"),
        ("(front|head) pointer", "Keep a tail pointer.", None),
        (
            "(lock ... release|context manager)",
            "lock it and later release",
            "lock it and later release",
        ),
        # starts with
        ("mutab*", "Lists show mutability.", "mutability"),
        ("mutab*", "Tuples are immutable.", None),
        ("long poll*", "We use long-polling.", "long-polling"),
        # regular expressions
        (r"/\bO\(1\)/", "Lookup is o(1) here.", "o(1)"),
        (r"/n\s*choose\s*k/", "That is n choose k.", "n choose k"),
        ("/it's/", "it\u2019s fine", "it\u2019s"),
    ],
)
def test_the_language(pattern: str, answer: str, found: str | None) -> None:
    assert quote(pattern, answer) == found


def test_a_span_keeps_the_writing_of_the_answer() -> None:
    answer = "So it\u2019s \u201cCreated  ONCE\u201d, right?"
    assert quote("created once", answer) == "Created  ONCE"
    assert compile_pattern("so").find(Text(answer)) == Span(0, 2)


def test_glossary_names() -> None:
    glossary = {"shared": ["shared", "same object", "$kept"], "kept": ["(kept|stored) between"]}
    assert quote("$shared ... call*", "The same object serves all calls.", glossary) is not None
    assert quote("$shared ... call*", "It is kept between the calls.", glossary) is not None
    assert quote("($shared|reused) list", "A shared list.", glossary) == "shared list"
    assert quote("$shared", "It is stored between.", glossary) == "stored between"


def test_a_name_alone_may_stand_for_any_pattern() -> None:
    glossary = {"safe": ["PUT & safe", r"/retr(y|ies)/"]}
    assert quote("$safe", "It is safe to PUT.", glossary) == "safe to PUT"
    assert quote("$safe", "All retries work.", glossary) == "retries"


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("cache", "caching"), ("caches", "cached"), ("share", "sharing"), ("stop", "stopped"),
        ("use", "using"), ("query", "queries"), ("box", "boxes"), ("atomic", "atomically"),
        ("simple", "simply"), ("easy", "easily"), ("call", "calling"), ("add", "added"),
        ("is created", "was created"), ("write", "written"), ("index", "indices"),
        ("embedding", "embeddings"), ("retry", "retried"), ("class", "classes"), ("key", "keys"),
        ("thread-safe", "thread safe"), ("thread safe", "thread-safe"), ("real time", "realtime"),
        ("i decided", "I then decided"),
        ("realtime", "real-time"), ("hash map", "a HashMap"), ("deadlock", "dead lock"),
        ("it's None", "it is None"), ("it is cheap", "it\u2019s cheap"),
        ("don't share", "do not share"),
        ("not share", "don\u2019t share"), ("not share", "dont share"),
        ("cannot change", "can't change"),
    ],
)  # fmt: skip
def test_forms_of_a_word(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) is not None


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("string", "str"), ("news", "new"), ("https", "http"), ("apply", "app"), ("early", "ear"),
        ("None", "non"), ("note", "not"), ("thing", "th"), ("status", "statu"),
        ("process", "proces"),
        ("p99", "p95"), ("i decided it alone", "we decided it alone"), ("python3", "python2"),
        ("init", "unit"), ("user_id", "user_ix"),
    ],
)  # fmt: skip
def test_what_is_no_form_of_a_word(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) is None


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("definition", "defintion"), ("definition", "definitino"), ("mutable", "mutabel"),
        ("idempotent", "idempotant"), ("synchronous", "synchronoous"), ("queue", "queeu"),
        ("definition", "defintions"), ("evaluate", "evaluted"), ("consisten*", "consistant"),
    ],
)  # fmt: skip
def test_one_slip_is_forgiven(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) == answer


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("list", "lsit"), ("definition", "deifniton"), ("mutable", "imutable"), ("shard", "share"),
        ("caller", "called"), ("caller", "callee"), ("trace", "track"), ("close", "clone"),
        ("write", "waiting"), ("stale", "state"), ("server", "serve"), ("follow*", "fellow"),
    ],
)  # fmt: skip
def test_what_is_no_slip(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) is None


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("c++", "I wrote C++ for years."), ("c#", "We had C# too."), ("O(1)", "That is `O( 1 )`."),
        ("O(n log n)", "sorting takes O(n log n)"), ("O(n^2)", "it is O(n\u00b2)"),
        ("(O(1)|constant time)", "lookups are O(1)"), ("__init__", "in `__init__()`"),
        ("select_related", "call `select_related()`"), ("select_related", "with select_related(x)"),
        ("p99", "the p99."), ("/users", "GET /users/42"), ("/users/{id}", "GET /users/{id}"),
        ("N+1", "the N + 1 problem"), ("n + 1", "an N+1 query"), ("N+1", "n plus 1"),
        ("n plus 1", "N+1"),
        ("404", "a 404!"), ("None", "`None`"), ("os.path", "os.path.join"), ("3.11", "since 3.11."),
        ("10,000", "some 10000 rows"), ("append()", "list.append"), ("len(x)", "use len(x)"),
        ("*args", "takes *args"), ("@property", "a property"), ("I/O", "on I/O"), ("io", "for I/O"),
        ("==", "a == b"), ("99.9%", "99.9 percent"), ("limit (plus|+) 1", "limit + 1"),
        ("CI/CD", "our CI/CD"), ("lock, then read", "lock then read"),
    ],
)  # fmt: skip
def test_tokens_are_found_as_written(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) is not None


def test_a_path_is_more_than_its_word() -> None:
    assert quote("/users", "The users are stored.") is None
    assert quote("users", "GET /users") == "/users"


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("shared", "The list is not shared."),
        ("shared", "It isn\u2019t really shared."),
        ("shared", "It isnt shared."),
        ("shared", "It is never shared"),
        ("shared", "No list is shared."),
        ("shared", "None of them is shared."),
        ("lock", "It works without a lock."),
        ("lock", "It cannot take the lock."),
        ("shared", "Neither the list nor the dict is shared."),
        ("shared", "It is hardly shared."),
        ("copy", "It binds a name instead of a copy."),
        ("blocking", "It is non-blocking."),
        ("heap", "It is not a stack, queue or heap."),
        ("copy", "It does not, by default, copy."),
        ("GIL", "Not because of the GIL."),
        ("is None", "It isn't None."),
        ("default ... shared", "The default is not shared."),
        ("idempotent & PUT", "PUT is not idempotent."),
        (r"/thread.safe/", "It is not thread-safe."),
    ],
)
def test_a_negated_match_is_set_aside(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) is None
    assert set_aside(pattern, answer) is not None


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("shared", "It is not copied but shared."),
        ("shared", "It is not copied; shared it is."),
        ("shared", "It is not a copy. It is shared."),
        ("shared", "It does not leak because it is shared."),
        ("shared", "It is not new, however it is shared."),
        ("shared", "It is not new although it is shared."),
        ("shared", "It is not a new list, it is shared."),
        ("same object", "It's not a copy, the same object comes back."),
        ("shared", "No, the list is shared."),
        ("shared", "It does not make one list of its own, shared"),
        ("shared", "The list is not only shared."),
        ("shared", "The list is not just shared."),
        ("shared", "The list is no doubt shared."),
        ("shared", "The list is not necessarily shared."),
        ("called", "It is not built until called."),
        ("None", "Use None, then create it."),
        ("created ... inside", "The default is None and a list is created inside."),
        ("created", "Write `if x is not None` or it is created."),
        ("cache", "It does not copy (the cache does)."),
        ("shared", "It is shared, not copied."),
    ],
)
def test_a_negation_does_not_reach(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) is not None


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("not thread safe", "Counters are not thread-safe."),
        ("not thread safe", "It isn't really thread safe."),
        ("is not shared", "The list isn't shared."),
        ("(not|never) ... shared", "It is never ever shared."),
        ("(not shared|separate)", "It is not shared."),
        ("no lock", "It needs no lock."),
        ("without ... lock", "It works without taking a lock."),
        (r"/not thread.safe/", "It is not thread-safe."),
        ("nothing ... copied", "Nothing at all is copied."),
        ("non blocking", "A non-blocking call."),
    ],
)
def test_a_pattern_may_bear_its_own_negation(pattern: str, answer: str) -> None:
    assert quote(pattern, answer) is not None
    assert set_aside(pattern, answer) is None


def test_an_alternative_without_a_negation_is_still_checked() -> None:
    assert quote("(unsafe|not safe)", "It is not unsafe.") is None
    assert quote("(is|remains) shared", "It is not shared.") is None


def test_a_later_match_counts_though_an_earlier_is_negated() -> None:
    answer = "It is not shared by threads. It is shared by calls."
    pattern, text = compile_pattern("shared by"), Text(answer)
    assert pattern.find(text) == Span(35, 44)
    assert pattern.find_negated(text) == Span(10, 19)
    assert pattern.find_all(text) == (Span(35, 44),)


def test_all_matches_come_in_order_and_do_not_overlap() -> None:
    answer = "lock, lock and unlock; the locks"
    spans = compile_pattern("lock").find_all(Text(answer))
    assert [answer[span.start : span.end] for span in spans] == ["lock", "lock", "locks"]
    assert len(compile_pattern("lock ... lock").find_all(Text(answer))) == 1


@pytest.mark.parametrize(
    ("source", "position", "words"),
    [
        ("", 0, "no word"), (" - ", 3, "no word"), ("...", 0, "both sides"),
        ("... once", 0, "both sides"), ("once ...", 8, "both sides"),
        ("a ... ... b", 6, "both sides"), ("(a ...|b)", 6, "both sides"), ("& a", 0, "`&` needs"),
        ("a &", 3, "`&` needs"), ("(a|b", 0, "no `)`"), ("a b)", 3, "no `(`"), (")", 0, "no `(`"),
        ("(a|)", 3, "empty"), ("(|a)", 1, "empty"), ("()", 1, "empty"), ("(a||b)", 3, "empty"),
        ("x (a (b|c))", 5, "nest"), ("a|b", 1, "need parentheses"), ("(a & b)", 3, "two patterns"),
        ("hash(a|b)", 4, "space before"), ("(un)safe", 3, "space after"), ("f(x", 1, "no `)`"),
        ("mut *", 4, "right after"), ("a*b", 1, "right after"), ("costs $", 6, "name"),
        ("a .. b", 2, "three dots"), (r"\bfoo", 0, "between slashes"),
        (r"/\bfoo", 0, "ends with `/`"),
        (r"/\bfoo/i", 0, "ends with `/`"), ("/(/", 1, "cannot be read"), ("//", 0, "is empty"),
        (" /a[/", 3, "cannot be read"),
    ],
)  # fmt: skip
def test_errors_name_what_is_wrong_and_where(source: str, position: int, words: str) -> None:
    with pytest.raises(PatternError, match=re.escape(words)) as caught:
        compile_pattern(source)
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("glossary", "words"),
    [
        ({"shared": ["same"]}, r"no entry `shard`; did you mean `\$shared`\?"),
        ({"other": ["same"]}, "its entries are: other"),
        ({}, r"no glossary for `\$shard`"),
        ({"shard": []}, "`shard` is empty"),
        ({"shard": ["(a"]}, r"in the glossary entry `shard`, `\(a`: there is no `\)`"),
        ({"shard": ["$loop"], "loop": ["x $shard"]}, r"circle: \$shard > \$loop > \$shard"),
        ({"shard": ["a & b"]}, "can only stand alone"),
    ],
)
def test_glossary_errors(glossary: Glossary, words: str) -> None:
    with pytest.raises(PatternError, match=words) as caught:
        compile_pattern("the $shard here", glossary)
    assert caught.value.position == 4


def test_a_source_is_compiled_once() -> None:
    assert compile_pattern("(a|b) c") is compile_pattern("(a|b) c", {"unused": ["x"]})
    assert compile_pattern("$x", {"x": ["y"]}) is compile_pattern("$x", {"x": ("y",)})
    assert compile_pattern("$x", {"x": ["y"]}) is not compile_pattern("$x", {"x": ["z"]})


DEFAULTS: dict[str, tuple[str, ...]] = {
    "once": ("(evaluated|created|built|made) once", "once ... (def|definition|defined)",
             "(def|definition|define*) time", "when ... function ... defined"),
    "shared": ("$shared ... (call*|invocation*)", "(call*|invocation*) ... $shared",
               "(remember*|accumulat*|grow*|leak*) ... call*"),
    "none": ("(None|sentinel) ... (inside|body|create|new|check|if)",
             "default ... None", "is None"),
    "new": ("(new|fresh) list ... (each|every) call",
            "(created|evaluated) ... (each|every) (time|call)"),
    "copy": ("(copies|copied|copy) ... default",),
}  # fmt: skip
SHARED = {"shared": ["shared", "same object", "reused", "persists", "kept between", "carries over"]}


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        (
            "Python builds the default list only once, while the def statement runs. The same "
            "object is then handed to all calls. I write items=None and, inside, create another.",
            {"once", "shared", "none"},
        ),
        ("It's made once, so it is reused across calls. Use None and check it in the body.",
         {"once", "shared", "none"}),
        ("The default gets evalauted once at defintion.", {"once"}),
        ("A fresh list is made for every call, so nothing leaks.", {"new"}),
        ("It does not create a new list on each call, it is created once.", {"once"}),
        ("Python copies the mutable default.", {"copy"}),
        ("Python never copies the default; the object persists over calls.", {"shared"}),
        ("I do not know.", set()),
    ],
)  # fmt: skip
def test_the_worked_concept_bank(answer: str, points: set[str]) -> None:
    text = Text(answer)
    found = {
        name
        for name, sources in DEFAULTS.items()
        if any(compile_pattern(source, SHARED).find(text) for source in sources)
    }
    assert found == points


SIGNS = st.text(
    st.sampled_from("abnot 's-.()|&*$/\\+%`\n\u2019\u2026,;:!?<=_019O\u0130\u00df"), max_size=40
)
WORDS = st.sampled_from([
    "not", "never", "isn't", "shared", "created", "once", "the", "a", "of", "O(1)", "N+1", "...",
    "&", "(", ")", "|", "mutab*", "but", "$x", "/a+/", "e.g.", "default,", "thread-safe.", "no",
    "defintion", "`None`",
])  # fmt: skip
ANY_TEXT = st.one_of(SIGNS, st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=40))
PATTERNS = (
    "shared", "created once", "once ... created", "shared & once", "(not|never) ... shared",
    "mutab*", "default*", r"/\w*/", "definition", "$x ... once", "a1 ... a ... a", "thread safe",
)  # fmt: skip


def compiled(source: str, glossary: Glossary) -> Pattern | PatternError:
    """The pattern, or the error that was raised for it."""
    try:
        return compile_pattern(source, glossary)
    except PatternError as error:
        return error


@given(ANY_TEXT)
def test_compiling_raises_nothing_but_pattern_errors(source: str) -> None:
    outcome = compiled(source, {"x": ["a (b|c)", "$x"], "y": ["a"]})
    if isinstance(outcome, PatternError):
        assert 0 <= outcome.position <= len(source)
        assert str(outcome)
    else:
        assert outcome.source == source


@given(ANY_TEXT, st.sampled_from(PATTERNS))
def test_every_span_lies_in_the_text(answer: str, source: str) -> None:
    pattern, text = compile_pattern(source, {"x": ["shared", "a"]}), Text(answer)
    spans = pattern.find_all(text)
    for span in (*spans, pattern.find(text), pattern.find_negated(text)):
        assert span is None or 0 <= span.start < span.end <= len(answer)
    assert pattern.find(text) == (spans[0] if spans else None)


@given(ANY_TEXT, ANY_TEXT)
def test_any_pattern_can_be_looked_up_in_any_text(source: str, answer: str) -> None:
    pattern = compiled(source, {"x": ["a"]})
    if isinstance(pattern, Pattern):
        pattern.find_all(Text(answer))


@given(
    st.lists(
        st.sampled_from(["lock", "queue", "shared", "thread", "index"]), min_size=1, max_size=4
    )
)
def test_plain_words_find_themselves(spoken: list[str]) -> None:
    assert quote(" ".join(spoken), "So: " + " ".join(spoken).upper() + ".") is not None
