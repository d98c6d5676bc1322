"""The library: what sources hold together, what names lead to, and what is wrong between files."""

from pathlib import Path

import pytest

from mockprep.content.library import load_library, shipped_sources
from mockprep.errors import ContentError, UnknownName
from tests.content.writing import GOOD, HEAD, LOOP, RUBRIC, bank, library, names, write

SECOND = '  - id: second\n    title: Second\n    ask: "?"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bank, a rubric and a loop, each somewhere else in it."""
    folder = tmp_path / "first"
    write(folder, "banks/deep/basics.yaml", bank(SECOND))
    write(folder, "plain.yml", RUBRIC)
    write(folder, "loops/day.YAML", LOOP)
    return folder


def messages(*folders: Path) -> list[str]:
    """The problems of a library, without the folders in which the files are."""
    told = []
    for problem in library(*folders).problems:
        text = str(problem)
        for folder in folders:
            text = text.replace(f"{folder}/", "")
        told.append(text)
    return told


def test_everything_is_found_wherever_it_lies(folder: Path) -> None:
    content = library(folder)
    assert content.problems == ()
    assert names(content) == ["basics/good", "basics/second"]
    assert content.question("basics/second").title == "Second"
    assert content.loop("day").rounds[0].title == "Talk"  # type: ignore[union-attr]
    assert content.rubric("plain").criteria[0].id == "points"


def test_listings_tell_what_is_needed_to_choose(folder: Path) -> None:
    content = library(folder)
    listing = content.listings[0]
    assert (listing.kind, listing.title, listing.topics) == ("concept", "Good", ("python",))
    assert (listing.difficulty, listing.level, listing.minutes) == (2, "mid", 5)
    assert content.loops["day"].minutes == 10
    assert content.loops["day"].sittings[0].format == "rapid"
    assert content.rubrics["plain"].criteria == ("points",)


def test_hidden_folders_and_other_files_are_passed_over(folder: Path) -> None:
    write(folder, ".git/x.yaml", "a: b: c")
    write(folder, "notes.txt", "a: b: c")
    assert messages(folder) == []


def test_a_folder_that_is_not_there_has_no_content(tmp_path: Path) -> None:
    assert library(tmp_path / "nowhere").problems == ()


def test_a_later_source_replaces_whole_questions_loops_and_rubrics(
    folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    changed = GOOD.replace("title: Good", "title: Better").replace(
        "    ask", "    minutes: 9\n    ask"
    )
    write(own, "mine.yaml", HEAD + changed)
    write(own, "day.yaml", LOOP.replace("A day", "Another day"))
    write(own, "plain.yaml", RUBRIC.replace("title: Plain", "title: Plainer"))
    content = library(folder, own)
    assert content.problems == ()
    assert names(content) == ["basics/good", "basics/second"]
    assert content.question("basics/good").title == "Better"
    assert content.listings[0].minutes == 9
    assert content.question("basics/second").title == "Second"
    assert content.loop("day").title == "Another day"
    assert content.rubric("plain").title == "Plainer"
    assert library(own, folder).question("basics/good").title == "Good"


def test_names_resolve_in_full_by_id_and_by_former_id(folder: Path) -> None:
    write(folder, "more.yaml", bank("", "more").replace("id: good", "id: third\n    was: [old]"))
    content = library(folder)
    for name in ("more/third", "third", "old", "more/old"):
        assert content.resolve(name) == "more/third"


def test_an_unknown_name_suggests_the_nearest(folder: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean 'second'"):
        library(folder).resolve("secnd")
    with pytest.raises(UnknownName, match="did you mean 'basics/second'"):
        library(folder).resolve("basic/second")
    with pytest.raises(UnknownName, match="did you mean 'day'"):
        library(folder).loop("daily")
    with pytest.raises(UnknownName, match="did you mean 'plain'"):
        library(folder).rubric("plan")


def test_an_ambiguous_id_names_the_candidates(folder: Path) -> None:
    write(folder, "more.yaml", bank("", "more"))
    with pytest.raises(ContentError, match="basics/good, more/good"):
        library(folder).resolve("good")
    (message,) = messages(folder)
    assert message == (
        "loops/day.YAML:9:19: rounds[talk].pick[0].ids[0]: 2 questions are called 'good':"
        " basics/good, more/good; write the one meant"
    )


def test_where_says_file_and_line(folder: Path) -> None:
    content = library(folder)
    assert str(content.where("second")) == f"{folder}/banks/deep/basics.yaml:10"
    assert str(content.where("day")) == f"{folder}/loops/day.YAML:2"
    assert str(content.where("plain")) == f"{folder}/plain.yml:2"


def test_a_bad_file_hides_no_good_one(folder: Path) -> None:
    write(folder, "a.yaml", "a: b: c\n")
    write(folder, "b.yaml", "")
    (folder / "c.yaml").write_bytes(b"\xff")
    (folder / "d.yaml").symlink_to(folder / "nowhere")
    content = library(folder)
    assert [Path(problem.file).name for problem in content.problems] == [
        "a.yaml",
        "b.yaml",
        "c.yaml",
        "d.yaml",
    ]
    assert names(content) == ["basics/good", "basics/second"]


def test_the_same_name_twice_in_one_source_names_both_places(folder: Path) -> None:
    write(folder, "again.yaml", HEAD + SECOND.replace("second", "third"))
    (message,) = messages(folder)
    assert message == "banks/deep/basics.yaml:2:7: bank: the bank `basics` is also in again.yaml:2"
    assert sorted(names(library(folder))) == ["basics/good", "basics/second", "basics/third"]


def test_a_question_needs_a_rubric_that_there_is(folder: Path) -> None:
    write(folder, "more.yaml", bank(SECOND + "    rubric: plan\n", "more"))
    assert messages(folder)[-1] == (
        "more.yaml:13:13: questions[second].rubric: there is no rubric `plan` (did you mean"
        " `plain`?)"
    )


def test_a_rubric_of_the_defaults_is_told_once(folder: Path) -> None:
    write(folder, "more.yaml", bank(SECOND, "more").replace("rubric: plain", "rubric: other"))
    assert messages(folder)[1:] == ["more.yaml:5:20: defaults.rubric: there is no rubric `other`"]


def test_a_former_id_that_is_in_use_is_told(folder: Path) -> None:
    write(folder, "more.yaml", bank(SECOND + "    was: [good]\n", "more"))
    assert any("`good` is the id of another question" in message for message in messages(folder))


@pytest.mark.parametrize(
    ("pick", "message"),
    [
        (
            "ids: [goood]",
            "9:19: rounds[talk].pick[0].ids[0]: there is no question `goood` (did you mean"
            " `good`?)",
        ),
        (
            "ids: [basics/secnd]",
            "9:19: rounds[talk].pick[0].ids[0]: there is no question `basics/secnd` (did you mean"
            " `basics/second`?)",
        ),
        (
            "topics: [pyton], count: 1",
            "9:22: warning: rounds[talk].pick[0].topics[0]: no question has the topic `pyton`"
            " (did you mean `python`?)",
        ),
        (
            "topics: [python], count: 5",
            "9:12: warning: rounds[talk].pick[0]: asks for 5, and 2 of the questions fit [L01]",
        ),
        (
            "kind: design, ids: [good]",
            "9:33: warning: rounds[talk].pick[0].ids[0]: `good` is a concept question in a rapid"
            " round",
        ),
    ],
)
def test_a_pick_that_finds_too_little(folder: Path, pick: str, message: str) -> None:
    write(folder, "loops/day.YAML", LOOP.replace("ids: [good]", pick))
    assert messages(folder)[0] == f"loops/day.YAML:{message}"


def test_only_the_file_of_the_wanted_question_is_read(folder: Path) -> None:
    write(folder, "more.yaml", bank("", "more"))
    content = library(folder)
    (folder / "more.yaml").unlink()
    assert content.question("basics/good").title == "Good"
    with pytest.raises(ContentError, match="no longer in"):
        content.question("more/good")


def test_the_shipped_content_has_no_problems() -> None:
    content = load_library(shipped_sources())
    assert [str(problem) for problem in content.problems] == []
    assert len(content.listings) >= 40
    for listing in content.listings:
        assert content.question(listing.name).title == listing.title
