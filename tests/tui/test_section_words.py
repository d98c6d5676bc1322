"""The time of a design answer by section, in words."""

from mockprep.cli.plain_debrief import debrief_text
from mockprep.domain.state import Attempt
from mockprep.tui.section_words import section_lines
from mockprep.tui.time_words import time_lines
from tests.building import Sitting, concept, design, plan_of, planned, sit

LINKS = design(phases={"requirements": (), "api": (), "reliability": ()}, minutes=14)


def designed(*written: tuple[str, float]) -> Sitting:
    """A sitting in which each section was worked on for some minutes."""
    sitting = sit(plan_of(planned(LINKS)))
    for heading, minutes in written:
        sitting.clock.forward(minutes)
        answer = sitting.session.state.current.answer  # type: ignore[union-attr]
        at = answer.index(heading) + len(heading) + 1
        sitting.write(f"{answer[:at]}Words and words.\n{answer[at:]}")
    sitting.session.submit()
    sitting.session.follow_up(None)
    return sitting


def attempt_of(sitting: Sitting) -> Attempt:
    return sitting.session.state.attempts[0]


def test_each_section_has_its_time_beside_its_minutes() -> None:
    sitting = designed(("## Requirements", 4), ("## API", 0.5))
    assert section_lines(attempt_of(sitting)) == [
        "",
        "Sections, with the minutes meant for each",
        "Requirements               4:00 of  6:00  ████░░",
        "API                        0:30 of  4:00  █░░░░░",
        "Failures and reliability   0:00 of  4:00  ░░░░░░",
    ]


def test_too_much_time_and_notes_are_told() -> None:
    sitting = sit(plan_of(planned(LINKS)))
    sitting.clock.forward(1)
    sitting.write("load?", "notes")
    sitting.clock.forward(10)
    sitting.write("## API\nGET")
    sitting.session.submit()
    sitting.session.follow_up(None)
    lines = section_lines(attempt_of(sitting))
    assert lines[3] == "API                       10:00 of  4:00  ██████▶"
    assert lines[-1] == "Notes and the rest         1:00"
    assert max(map(len, lines)) <= 49


def test_other_answers_have_no_sections() -> None:
    sitting = sit(plan_of(planned(concept())))
    sitting.answer("One lock.")
    sitting.session.quit()
    assert section_lines(attempt_of(sitting)) == []


def test_the_time_tab_and_the_plain_debrief_show_them() -> None:
    sitting = designed(("## Requirements", 4))
    told = time_lines(sitting.session.state, attempt_of(sitting))
    assert "Requirements               4:00 of  6:00" in told
    assert "Requirements               4:00 of  6:00" in debrief_text(sitting.session.state)


def test_an_answer_in_prose_has_its_time_to_say() -> None:
    sitting = sit(plan_of(planned(concept())))
    sitting.answer("word " * 300)
    sitting.session.quit()
    told = time_lines(sitting.session.state, attempt_of(sitting))
    assert "Length    300 words, 2:00 to 2:18 to say aloud" in told
