"""Damaged and foreign transcripts: what is told, and where."""

import json
from pathlib import Path

import pytest

from mockprep.errors import NothingSaved, TranscriptError
from mockprep.transcripts.reading import Header, event_line, outline, parse
from tests.building import START, Sitting, sit

PATH = Path("20260105-090000-test.jsonl")


def played() -> Sitting:
    """A sitting with an answer written in three edits."""
    sitting = sit()
    sitting.write("One")
    sitting.write("One lock")
    sitting.write("One lock.")
    return sitting


def lines_of(sitting: Sitting) -> list[bytes]:
    """A transcript, line by line."""
    header = Header(session="20260105-090000-test", created=START)
    return [header.line(), *map(event_line, sitting.recorded)]


def problem(lines: list[bytes]) -> str:
    """What reading the lines complains of, without the advice."""
    with pytest.raises(TranscriptError) as caught:
        parse(b"".join(lines), PATH)
    return str(caught.value)


def test_a_malformed_line_is_told_by_its_number() -> None:
    lines = lines_of(played())
    lines[4] = b'{"at":"2026-01-05T09:00:00Z","eve\n'
    told = problem(lines)
    assert told.startswith(f"{PATH}, line 5: this is not a sound line (Invalid JSON")
    assert told.endswith(
        "Keep a copy of the file, then repair or delete that line, or move the file elsewhere."
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"\n", "line 5: this is not a sound line"),
        (b"\xff\xfe\n", "line 5: this is not a sound line"),
        (b"[]\n", "line 5: this is not a sound line"),
        (b'{"event":"hint_given","hint":0}\n', "(hint_given.at: Field required)"),
        (b'{"at":"2026-01-05T09:00:00","event":"answer_submitted"}\n', "timezone"),
    ],
)
def test_other_malformed_lines(line: bytes, says: str) -> None:
    lines = lines_of(played())
    lines[4] = line
    assert says in problem(lines)


def test_a_missing_line_is_noticed_where_the_text_no_longer_fits() -> None:
    lines = lines_of(played())
    del lines[4]
    assert "line 5: this event can't come here (an edit reaches beyond the text)" in problem(lines)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_no_structural_line_can_be_missing(number: int) -> None:
    lines = lines_of(played())
    del lines[number - 1]
    assert f"line {number}: this event can't come here" in problem(lines)


def test_lines_that_came_twice_are_out_of_place() -> None:
    lines = lines_of(played())
    for number in (2, 3, 4):
        twice = [*lines[:number], lines[number - 1], *lines[number:]]
        assert f"line {number + 1}: this event can't come here" in problem(twice)


def test_a_probe_without_its_answer_is_out_of_place() -> None:
    lines = lines_of(played())
    edit = b'{"at":"2026-01-05T09:00:00Z","event":"answer_edited","pane":"reply","position":0}\n'
    assert "no probe was asked" in problem([*lines, edit])


def test_a_kind_that_only_a_newer_version_knows() -> None:
    lines = lines_of(played())
    lines[4] = b'{"at":"2026-01-05T09:00:00Z","event":"coffee_spilled"}\n'
    told = problem(lines)
    assert told.startswith(f"{PATH}, line 5: the event 'coffee_spilled' is not known.")
    assert "upgrade mockprep" in told


def test_a_field_that_only_a_newer_version_knows() -> None:
    lines = lines_of(played())
    lines[4] = lines[4].replace(b'"pane"', b'"cursor":3,"pane"')
    told = problem(lines)
    assert f"{PATH}, line 5: the field 'answer_edited.cursor' is not known." in told
    assert "upgrade mockprep" in told


def test_a_format_that_only_a_newer_version_knows() -> None:
    lines = lines_of(played())
    lines[0] = lines[0].replace(b"@1", b"@2")
    told = problem(lines)
    assert f"{PATH}, line 1: the file has format 2" in told
    assert "upgrade mockprep" in told


@pytest.mark.parametrize("line", [b"\n", b"{}\n", b"no\n", b'{"schema":"mockprep/bank@1"}\n'])
def test_another_file_is_no_transcript(line: bytes) -> None:
    told = problem([line, *lines_of(played())[1:]])
    assert f"{PATH}, line 1: this is not the header of a mockprep transcript" in told


def test_a_header_that_lacks_something() -> None:
    header = json.dumps({"schema": "mockprep/transcript@1", "session": "s"}).encode() + b"\n"
    assert "line 1: this is not a sound line (created" in problem([header, *lines_of(played())[1:]])


def test_a_file_without_a_whole_event_has_nothing() -> None:
    lines = lines_of(played())
    for content in (b"", lines[0][:9], lines[0], lines[0] + lines[1][:-1]):
        with pytest.raises(NothingSaved, match="can be deleted"):
            parse(content, PATH)


def test_an_outline_is_the_transcript_less_its_edits() -> None:
    sitting = played()
    sitting.session.ask('"event":"answer_edited"}')
    sitting.session.submit()
    found = outline(b"".join(lines_of(sitting)), PATH)
    assert [e.event for e in found.events] == [
        kind for kind in sitting.kinds if kind != "answer_edited"
    ]
    assert found.state.stage == "considering"


def test_an_outline_names_the_right_line() -> None:
    lines = [*lines_of(played()), b"?\n"]
    with pytest.raises(TranscriptError, match=f"line {len(lines)}: "):
        outline(b"".join(lines), PATH)
