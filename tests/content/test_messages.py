"""One golden message for each kind of mistake that authors make."""

import pytest

from mockprep.content.documents import parse_document
from tests.content.writing import GOOD, HEAD, bank, changed, told

ASK = '    ask: "?"\n'
START = "  - id: x\n    title: X\n"


def question(lines: str) -> str:
    """A bank with a good question, and another with these lines (from line 12 on)."""
    return bank(START + lines)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("    prompt: hi\n", "12:5: questions[x].prompt: unknown key (did you mean `ask`?)"),
        (
            ASK + "    pionts: []\n",
            "13:5: questions[x].pionts: unknown key (did you mean `points`?)",
        ),
        (
            ASK + "    points: [{text: a}]\n",
            "13:15: questions[x].points[0].text: unknown key (did you mean `point`?)",
        ),
        (
            ASK + "    points: [{point: a, bonus: true}]\n",
            "13:25: questions[x].points[0].bonus: unknown key (did you mean `kind: bonus`?)",
        ),
        (
            ASK + "    probes: []\n    followups: []\n",
            "14:5: questions[x].followups: says the same as another key of this question; keep one"
            " of them",
        ),
        ("    answer: a\n", "10:5: questions[x]: `ask` is missing"),
        (
            ASK + "    minutes: long\n",
            "13:14: questions[x].minutes: `long` is no number",
        ),
        (
            ASK + "    difficulty: easy\n",
            "13:17: questions[x].difficulty: `easy` is no number (did you mean `1`?)",
        ),
        (ASK + "    difficulty: 4\n", "13:17: questions[x].difficulty: must be at most 3, is 4"),
        (
            ASK + "    level: Senior\n",
            "13:12: questions[x].level: `Senior` is none of junior, mid, senior, staff"
            " (did you mean `senior`?)",
        ),
        (
            ASK + "    topics: python\n",
            "13:13: questions[x].topics: is a single value where a list is wanted; write"
            ' ["python"]',
        ),
        (
            ASK + "    topics: []\n",
            "13:13: questions[x].topics: needs at least 1, has 0",
        ),
        (
            ASK + "    topics: [Python Core]\n",
            "13:14: questions[x].topics[0]: `Python Core` is no dotted lower-case topic, such as"
            " `python.async`",
        ),
        (
            ASK + "    points: [a]\n",
            "13:14: questions[x].points[0]: is `a` where keys with values are wanted",
        ),
        (
            ASK + "    kind: code\n",
            "13:11: questions[x].kind: `code` is not concept",
        ),
        (
            ASK + "    samples: [{band: [0.5], say: a}]\n",
            "13:22: questions[x].samples[0].band: is too short: more values are wanted",
        ),
        (
            ASK + "    samples: [{band: [0.9, 0.1], say: a}]\n",
            "13:22: questions[x].samples[0].band: goes from the lower to the higher, such as"
            " [0.1, 0.9]",
        ),
        (
            ASK + "    probes: [{when: missing, ask: why}]\n",
            "13:14: questions[x].probes[0]: a probe with `when: missing` needs `point:`, the key"
            " point it asks for",
        ),
        (
            ASK + "    points: [{point: size}]\n"
            "    probes: [{when: missing, point: sice, ask: why}]\n",
            "14:37: questions[x].probes[0].point: no point of this question is called `sice`"
            " (did you mean `size`?)",
        ),
        (
            ASK + "    points: [{point: a}, {point: a}]\n",
            "13:34: questions[x].points[1].point: the point `a` is already there in line 13",
        ),
        (
            ASK + "    enough: 2\n    points: [{point: a}]\n",
            "13:13: questions[x].enough: asks for 2 of the required points, and there are 1",
        ),
        (
            ASK + "    points:\n      - {point: a, any_of: ['a (b|c']}\n",
            "14:32: questions[x].points[0].any_of[0]: pattern `a (b|c`: there is no `)` for this"
            " `(`",
        ),
        (
            ASK + "    points: [{point: a, any_of: [$nope]}]\n",
            "13:34: questions[x].points[0].any_of[0]: pattern `$nope`: no glossary for `$nope`",
        ),
    ],
)
def test_a_bad_question_is_told_with_its_place(lines: str, message: str) -> None:
    assert told(question(lines)) == [f"f.yaml:{message}"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "    ask: no\n",
            "12:10: questions[x].ask: `no` is read as the truth value false; write `false` for"
            ' that, or "no" in quotes for the word',
        ),
        (
            ASK + "    no: 1\n",
            "13:5: questions[x].no: unknown key: `no` is read as the truth value false; write"
            ' `false` for that, or "no" in quotes for the word',
        ),
        (
            ASK + "    minutes: 1:30\n",
            "13:14: questions[x].minutes: `1:30` is read as 90 (hours and minutes in base sixty);"
            " write a plain number, or put it in quotes for text",
        ),
        (
            ASK + "    minutes: 010\n",
            "13:14: questions[x].minutes: `010` is read as 8 (a leading zero means base eight);"
            " leave the zero out, or put it in quotes for text",
        ),
        (
            "    ask: 2026-01-05\n",
            "12:10: questions[x].ask: `2026-01-05` is read as a date; put it in quotes:"
            ' "2026-01-05"',
        ),
        (
            "    ask: 2026-13-45\n",
            "12:10: questions[x].ask: `2026-13-45` can't be read as the number or date it looks"
            ' like; put it in quotes: "2026-13-45"',
        ),
        (
            "    ask: 12\n",
            '12:10: questions[x].ask: is a number where text is wanted; put it in quotes: "12"',
        ),
        (
            "    ask:\n",
            "12:9: questions[x].ask: has no value; write text, or leave the key out",
        ),
        (
            "    ask: [a] or [b]\n",
            "12:14: questions[x]: this line is indented otherwise than the lines it belongs to",
        ),
        (
            ASK + "    points: [{point: a, any_of: [a: b]}]\n",
            "13:34: questions[x].points[0].any_of[0]: is read as a key and its value; text with a"
            " colon and a space wants quotes",
        ),
        (
            ASK + "    points: [{point: a, any_of: [*args, b]}]\n",
            "13:34: questions[x].points[0].any_of[0]: `*args` without quotes repeats what `&args`"
            ' marks, and nothing is marked so; for the text write "*args" in quotes',
        ),
        (
            ASK + '    points: [{point: a, any_of: ["/\\bone/"]}]\n',
            "13:34: questions[x].points[0].any_of[0]: holds the invisible character U+0008; within"
            r" double quotes `\b` and the like are control characters, so put patterns in single"
            " quotes",
        ),
        (
            ASK + "    title: Y\n",
            "13:5: questions[x].title: the key is already there in line 11, column 5",
        ),
        (
            ASK + "    tags: !!python/name:os.system\n",
            "13:11: questions[x].tags: `!!python/name:os.system` without quotes is a tag, and tags"
            " have no place here",
        ),
        (
            "    ask: Use a dict: it is fast\n",
            "12:20: questions[x]: a colon and a space inside unquoted text; put the text in"
            " quotes, or in a block after `>`",
        ),
        (
            "    ask: @property\n",
            "12:10: questions[x]: unquoted text can't begin with `@`; put it in quotes",
        ),
        (
            "    ask: **kwargs\n",
            "12:11: questions[x]: unquoted text can't begin with `*` (it would mark an alias); put"
            " it in quotes",
        ),
        (
            '    ask: "never closed\n',
            "12:10: questions[x]: the quote that opens here is never closed",
        ),
        (
            "    ask: 'it's'\n",
            "12:14: questions[x]: the text goes on behind its closing quote; within '...' write ''"
            ' for an apostrophe, within "..." write \\" for a quote',
        ),
        (
            '    ask: "/\\(/"\n',
            "12:12: questions[x]: in double quotes a backslash needs a second one; put patterns in"
            r" single quotes, such as '/\bO\(1\)/'",
        ),
        ("\task: a\n", "12:1: questions[x]: a tab in the indentation; YAML wants spaces"),
        (
            "    topics: [a, b\n" + ASK,
            "12:13: questions[x]: the `[` that opens here is not closed by line 13, or a comma is"
            " missing there",
        ),
        (
            "    ask: | text\n",
            "12:12: questions[x]: text begins in the line after `|` or `>`, not in the same line",
        ),
        (
            "     ask: a\n",
            "12:9: questions[x]: no key can stand here: see whether the line above lacks a space"
            " after its colon, is indented otherwise, or is text that wants quotes",
        ),
        (
            "  ask: a\n",
            "12:3: questions[x]: this line is indented like the list but begins without `- `;"
            " indent it by two more spaces if it belongs to the element above",
        ),
    ],
)
def test_a_trap_of_yaml_is_told_with_the_mend(lines: str, message: str) -> None:
    assert told(question(lines))[0] == f"f.yaml:{message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: is empty; a content file begins with `schema: mockprep/bank@1`"),
        (
            "# only a remark\n",
            "1:1: is empty; a content file begins with `schema: mockprep/bank@1`",
        ),
        (
            "- a\n",
            "1:1: is no content: keys with values are wanted, the first of them `schema:`",
        ),
        (
            HEAD.partition("\n")[2] + GOOD,
            "1:1: `schema` is missing; the file begins with `schema: mockprep/bank@1`",
        ),
        (
            HEAD.replace("bank@1", "bank@2") + GOOD,
            "1:9: schema: `mockprep/bank@2` is no schema that this version reads (mockprep/bank@1,"
            " mockprep/rubric@1, mockprep/loop@1) (did you mean `mockprep/bank@1`?)",
        ),
        (
            HEAD.replace("kind: concept", "kind: concpet") + GOOD,
            "3:7: kind: `concpet` is none of code, concept, design, behavioral"
            " (did you mean `concept`?)",
        ),
        (
            HEAD.replace("bank: basics", "bank: The Basics") + GOOD,
            "2:7: bank: `The Basics` is no kebab-case name, such as `binary-search`"
            " (did you mean `the-basics`?)",
        ),
        (
            HEAD.replace("rubric: plain", "rubrik: plain") + GOOD,
            "5:12: defaults.rubrik: unknown key (did you mean `rubric`?)",
        ),
        (
            HEAD.replace("rubric: plain", "rubric: plain, minutes: long") + GOOD,
            "5:36: defaults.minutes: `long` is no number",
        ),
        (
            HEAD.replace("rubric: plain", "rubric: plain, ask: a") + GOOD,
            "5:27: defaults.ask: each question has its own; it can't be a default",
        ),
        (
            HEAD.replace("questions:", "glossary: {big: large}\nquestions:") + GOOD,
            '6:17: glossary.big: is a single value where a list is wanted; write ["large"]',
        ),
        (
            HEAD + GOOD + GOOD,
            "10:9: questions[good].id: the id `good` is already that of the question in line 7",
        ),
        (
            HEAD + GOOD + "---\na: 1\n",
            "10:1: a file holds one document; leave `---` out, or split the file",
        ),
    ],
)
def test_a_bad_file_is_told_with_its_place(text: str, message: str) -> None:
    assert told(text) == [f"f.yaml:{message}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "talk.reasons",
            "talk.reason",
            "criteria[reasons].signals[0].detector: there is no detector `talk.reason`"
            " (did you mean `talk.reasons`?)",
        ),
        (
            "points.misconceptions > 0",
            "points.misconception > 0",
            "criteria[content].caps[0].when: there is no detector `points.misconception`"
            " (did you mean `points.misconceptions`?)",
        ),
        (
            "talk.reasons",
            "points.required",
            "warning: criteria[reasons].signals[0].detector: `points.required` feeds `content` as"
            " well (line 21) and counts twice [R02]",
        ),
        (
            "id: reasons",
            "id: content",
            "criteria[content].id: the id `content` is already that of the criterion in line 11",
        ),
        (
            '      2: "Some of the points, or right mixed with wrong."\n',
            "",
            "criteria[content]: criterion `content` needs one anchor for each of the levels"
            " [1, 2, 3, 4]",
        ),
        (
            "  strong_no: {}",
            "  no: {}",
            "verdict.no: `no` is none of strong_no, lean_no, lean_yes, strong_yes",
        ),
        (
            "must_have: {content: 3}",
            "must_have: {contents: 3}",
            "verdict.lean_yes.must_have.contents: `contents` is no criterion of this rubric"
            " (content, reasons)",
        ),
        (
            "mean_at_least: 2.75",
            "mean_at_least: 4.75",
            "verdict.lean_yes: can't be reached: the best level is 4 [R03]",
        ),
        (
            "mean_at_least: 2.75",
            "mean_at_least: 3.75",
            "warning: verdict.lean_yes: asks for more than a better verdict does, and so is never"
            " given [R03]",
        ),
        (
            '      3: "Add one',
            '      5: "Add one',
            "criteria[content].advice.5: there is no level 5; the levels are [1, 2, 3, 4]",
        ),
    ],
)
def test_a_bad_rubric(old: str, new: str, message: str) -> None:
    (problem,) = changed("rubric", old, new).problems
    assert str(problem).partition(" ")[2] == message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "minutes: 13",
            "minutes: 12",
            "rounds[concepts]: the phases of round `concepts` add up to 14 minutes, the round has"
            " 15",
        ),
        (
            "must_pass: [concepts]",
            "must_pass: [concept]",
            "decision.must_pass[0]: `concept` is no round of this loop (concepts, stories)",
        ),
        (
            "break: 5",
            "pause: 5",
            "rounds[1].pause: unknown key (did you mean `break`?)",
        ),
        (
            "break: 5",
            "break: 5, then: 1",
            "rounds[1].then: unknown key",
        ),
        (
            "format: rapid",
            "format: coding round",
            "rounds[concepts].format: `coding round` is none of rapid, coding, design, behavioral"
            " (did you mean `coding`?)",
        ),
    ],
)
def test_a_bad_loop(old: str, new: str, message: str) -> None:
    (problem,) = changed("loop", old, new).problems
    assert str(problem).partition(" ")[2] == message


def test_a_diagram_joins_components_that_there_are() -> None:
    (problem,) = changed("design", "[queue, worker]]", "[queue, workers]]").problems
    assert problem.message == "no component is called `workers`"
    assert problem.suggestion == "worker"


def test_every_problem_of_a_file_is_told_at_once() -> None:
    text = bank(START + "    prompt: a\n    minutes: 1:30\n  - id: y\n    ask: a: b\n" + GOOD)
    lines = [problem.line for problem in parse_document("f.yaml", text).problems]
    assert lines == [12, 13, 15, 16]


def test_missing_elements_of_a_list_are_no_echo_of_bad_ones() -> None:
    assert len(told(question(ASK + "    topics: [Bad Topic]\n"))) == 1


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "{name: a, init: [1], calls: [[put, 1], [get]], want: [null]}",
            "`want` lists one result for each of the 2 calls, null for none",
        ),
        (
            "{name: a, args: [1], want: 1, check: checker}",
            "a test with `check: checker` needs `checker:`, Python with `check`",
        ),
    ],
)
def test_a_test_that_can_not_be_judged(lines: str, message: str) -> None:
    text = bank(START + ASK + "    entry: f\n    tests:\n      - " + lines + "\n").replace(
        "kind: concept", "kind: code"
    )
    text = text.replace(
        '    title: Good\n    ask: "What is a list?"\n', "    title: G\n    ask: a\n    entry: g\n"
    )
    (problem,) = parse_document("f.yaml", text).problems
    assert problem.message == message
