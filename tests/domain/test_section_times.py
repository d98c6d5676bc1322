"""How the time of a design answer goes to its sections."""

import time
from typing import Any

import pytest

from mockprep.domain.folding import fold
from mockprep.domain.sections import phase_at, section_at, sections
from mockprep.domain.state import Attempt
from tests.building import Sitting, concept, design, plan_of, planned, sit

REQUIREMENTS, API = "## Requirements\n", "## API\n"
LINKS = design(phases={"requirements": (), "api": (), "reliability": ()})


def designing(**fields: Any) -> Sitting:
    return sit(plan_of(planned(LINKS, **fields)), "practice")


def attempt_of(sitting: Sitting) -> Attempt:
    state = sitting.session.state
    found = state.current or state.attempts[0]
    assert fold(sitting.recorded) == state
    return found


def write_below(sitting: Sitting, heading: str, words: str, after: float) -> None:
    """Write `words` right below a heading, `after` minutes from now."""
    sitting.clock.forward(after)
    answer = attempt_of(sitting).answer
    at = answer.index(heading) + len(heading)
    sitting.write(answer[:at] + words + answer[at:])


def test_the_time_up_to_an_edit_counts_for_its_section() -> None:
    sitting = designing()
    write_below(sitting, REQUIREMENTS, "Fast.\n", after=2)
    write_below(sitting, API, "GET /x\n", after=1)
    write_below(sitting, REQUIREMENTS, "Cheap.\n", after=0.5)
    assert attempt_of(sitting).section_times.seconds == {"requirements": 150, "api": 60}


def test_notes_stand_beside_the_sections_and_questions_belong_to_the_requirements() -> None:
    sitting = designing()
    sitting.clock.forward(1)
    sitting.write("ask about load", "notes")
    sitting.clock.forward(1)
    sitting.session.ask("How many links?")
    assert attempt_of(sitting).section_times.seconds == {None: 60, "requirements": 60}


def test_what_is_left_until_the_hand_in_counts_for_the_last_section() -> None:
    sitting = designing()
    write_below(sitting, API, "GET /x\n", after=3)
    sitting.clock.forward(2)
    sitting.session.submit()
    sitting.clock.forward(5)
    sitting.session.follow_up(None)
    assert attempt_of(sitting).section_times.seconds == {"api": 300}


def test_pauses_are_left_out() -> None:
    sitting = designing()
    sitting.clock.forward(1)
    sitting.session.pause()
    sitting.clock.forward(30)
    sitting.session.proceed()
    write_below(sitting, API, "GET /x\n", after=1)
    assert attempt_of(sitting).section_times.seconds == {"api": 120}


def test_an_answer_that_was_never_begun_has_no_times() -> None:
    sitting = designing()
    sitting.clock.forward(2)
    sitting.session.submit()
    assert attempt_of(sitting).section_times.seconds == {}


def test_other_questions_have_none() -> None:
    sitting = sit(plan_of(planned(concept())))
    sitting.write("## API\nx")
    assert attempt_of(sitting).section_times.seconds == {}


TEXT = "before\n## Requirements\na\n## My own\nb\n## API  \nc\n## APIs\nd"


@pytest.mark.parametrize("offset", range(0, len(TEXT) + 2, 3))
def test_the_phase_is_that_of_the_section(offset: int) -> None:
    section = section_at(TEXT, sections(LINKS), offset)
    assert phase_at(TEXT, offset) == (section.phase if section else None)


def test_headings_are_found_at_the_start_of_the_text_and_on_their_own_line() -> None:
    assert phase_at("## API\nx", 8) == "api"
    assert phase_at("## API\nx", 2) == "api"
    assert phase_at("x ## API\nx", 9) is None
    assert phase_at("", 0) is None


def test_a_long_text_of_headings_is_gone_through_once() -> None:
    text = "\n## x" * 200_000
    begun = time.perf_counter()
    assert phase_at(text, len(text)) is None
    assert time.perf_counter() - begun < 5
