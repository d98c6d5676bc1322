"""What the interview screen shows, from the state alone."""

from datetime import timedelta

import pytest

from mockprep.domain import events as ev
from mockprep.domain.loop import Phase
from mockprep.domain.plan import Mode
from mockprep.tui import desk
from mockprep.tui.widgets.question_pane import Turn
from tests.building import (
    START,
    Sitting,
    behavioral,
    code,
    concept,
    design,
    plan_of,
    planned,
    probe,
    sit,
    two_rounds,
)

WRITING = {"submit", "notes", "external_editor", "skip"}
ALWAYS = {"leave", "question_up"}
CODE = {"run", "own_tests"}
ACTIONS = WRITING | ALWAYS | CODE | {"begin", "hint", "ask", "next_section", "pause"}


def offered(sitting: Sitting) -> set[str]:
    return {action for action in ACTIONS if desk.offers(sitting.session.state, action)}


def writing(sitting: Sitting) -> desk.Writing:
    state = sitting.session.state
    assert state.current is not None
    return desk.writing(state, state.current)


def pane_title(sitting: Sitting, cursor: int) -> str:
    state = sitting.session.state
    assert state.current is not None
    return desk.pane_title(state, state.current, sitting.clock(), cursor)


def test_what_is_offered_in_an_interview() -> None:
    sitting = sit(two_rounds(), begun=False)
    assert offered(sitting) == ALWAYS | {"begin"}
    sitting.session.start_round()
    assert offered(sitting) == ALWAYS | WRITING | {"hint"}
    sitting.write("One lock.")
    sitting.session.submit()
    assert offered(sitting) == ALWAYS | {"notes"}
    sitting.session.follow_up(probe())
    assert offered(sitting) == ALWAYS | WRITING
    sitting.session.submit()
    sitting.session.follow_up(None)
    sitting.answer()
    assert offered(sitting) == ALWAYS | {"begin"}, "it is break time"
    sitting.session.start_round()
    assert offered(sitting) == ALWAYS | WRITING | CODE | {"hint", "ask"}


def test_only_practice_offers_a_pause_and_a_pause_offers_little_else() -> None:
    sitting = sit(plan_of(planned(design())), mode="practice")
    assert offered(sitting) == ALWAYS | WRITING | {"pause", "next_section"}
    sitting.session.pause()
    assert offered(sitting) == ALWAYS | {"pause"}


def test_code_can_be_run_and_tested_until_it_is_handed_in() -> None:
    sitting = sit(plan_of(planned(code())), mode="practice")
    assert offered(sitting) >= CODE
    sitting.session.pause()
    assert not offered(sitting) & CODE
    sitting.session.proceed()
    sitting.write("x = 1")
    sitting.session.submit()
    assert not offered(sitting) & CODE
    sitting.session.follow_up(probe())
    assert not offered(sitting) & CODE, "a reply is no code"


def test_the_editor_holds_the_answer_then_the_reply() -> None:
    sitting = sit(plan_of(planned(code())))
    first = writing(sitting)
    assert first.text.startswith("def two_sum")
    assert (first.code, first.locked, first.cursor) == (True, False, len(first.text))
    sitting.write("x = 1")
    sitting.session.submit()
    handed_in = writing(sitting)
    assert (handed_in.key, handed_in.locked) == (first.key, True)
    assert handed_in.title.startswith("Handed in.")
    sitting.session.follow_up(probe())
    reply = writing(sitting)
    assert reply.key != first.key
    assert (reply.text, reply.code, reply.locked) == ("", False, False)
    assert reply.title == "Your reply to the follow-up"


def test_a_design_begins_below_its_first_heading_and_goes_on_at_its_end() -> None:
    sitting = sit(plan_of(planned(design())))
    text = writing(sitting).text
    assert text == "## Requirements\n\n\n## API\n\n\n"
    assert writing(sitting).cursor == len("## Requirements\n")
    sitting.write("## Requirements\nRead heavy.\n\n")
    assert writing(sitting).cursor == len("## Requirements\nRead heavy.")


def test_the_title_of_a_design_compares_with_the_clock() -> None:
    sitting = sit(plan_of(planned(design(minutes=20))))
    assert pane_title(sitting, 0) == "Requirements (12 min) · on schedule"
    assert pane_title(sitting, 20) == "API (8 min) · by the clock: Requirements"
    sitting.clock.forward(13)
    assert pane_title(sitting, 20) == "API (8 min) · on schedule"
    sitting.write("no heading any more")
    assert pane_title(sitting, 3) == "Your answer · by the clock: API"


def test_the_prompt_has_title_difficulty_budget_and_phases() -> None:
    sitting = sit(plan_of(planned(design(minutes=20))))
    assert sitting.session.state.current is not None
    prompt = desk.prompt(sitting.session.state.current)
    assert prompt.startswith("### Links\n\n*medium · 20 min*\n\nShorten links.")
    assert "Requirements 12 · API 8" in prompt


def test_what_was_said_is_shown_with_its_speakers() -> None:
    sitting = sit(plan_of(planned(code())))
    sitting.session.take_hint()
    sitting.session.ask("sorted?")
    sitting.session.submit()
    sitting.session.follow_up(probe("Why?"))
    sitting.session.submit()
    assert sitting.session.state.current is not None
    assert desk.turns(sitting.session.state.current) == (
        Turn("hint", "Think of the keys.", "nudge, costs 5%"),
        Turn("you", "sorted?"),
        Turn("interviewer", "No, in any order."),
        Turn("you", "def two_sum(numbers, target):\n    ...", "handed in"),
        Turn("probe", "Why?"),
        Turn("you", "(no reply)"),
    )


def test_one_question_of_a_round_has_one_clock() -> None:
    alone, both = sit(plan_of(planned(behavioral()))), sit(two_rounds())
    question, round_ = desk.countdowns(alone.session.state, alone.clock())
    assert question is not None
    assert (question.label, round_) == ("question", None)
    clocks = desk.countdowns(both.session.state, both.clock())
    assert [clock and clock.left for clock in clocks] == [
        timedelta(minutes=2),
        timedelta(minutes=5),
    ]


def test_a_pause_holds_both_clocks() -> None:
    sitting = sit(two_rounds(), mode="practice")
    sitting.session.pause()
    sitting.clock.forward(10)
    clocks = desk.countdowns(sitting.session.state, sitting.clock())
    assert [clock and (clock.held, clock.urgency) for clock in clocks] == [(True, "calm")] * 2


def test_the_break_has_a_clock_of_its_own() -> None:
    sitting = sit(two_rounds())
    assert desk.break_countdown(sitting.session.state, sitting.clock()) is None
    sitting.answer()
    sitting.answer()
    sitting.clock.forward(1)
    countdown = desk.break_countdown(sitting.session.state, sitting.clock())
    assert countdown is not None
    assert (countdown.label, countdown.left) == ("break", timedelta(minutes=2))


@pytest.mark.parametrize(
    ("mode", "rules"),
    [
        ("interview", "Time-up moves on. There is no pause."),
        ("practice", "Overtime is shown and recorded. ctrl+b pauses."),
    ],
)
def test_the_lobby_says_the_rules(mode: Mode, rules: str) -> None:
    sitting = sit(two_rounds(), mode=mode, begun=False)
    said = desk.announcement(sitting.session.state)
    assert said["step"] == f"Round 1 of 2 · {mode}"
    assert said["facts"] == "5 min · 2 questions · hints at a cost"
    assert said["agenda"] == rules


def test_the_lobby_says_the_agenda() -> None:
    phases = (Phase(name="Talk", minutes=2), Phase(name="Code", minutes=8))
    sitting = sit(plan_of(planned(code(), phases=phases, minutes=10)), begun=False)
    assert desk.announcement(sitting.session.state)["agenda"] == "   2 min  Talk\n   8 min  Code"


def test_the_place_names_the_mode_where_it_matters() -> None:
    assert desk.place_line(sit().session.state) == "The concept round · question 1/2"
    practice = sit(mode="practice", begun=False).session.state
    assert desk.place_line(practice) == "The concept round · practice"


@pytest.mark.parametrize("written", ["", " \n", "def two_sum(numbers, target):\n        ...\n\n"])
def test_a_starter_alone_is_nothing(written: str) -> None:
    sitting = sit(plan_of(planned(code())))
    sitting.write(written)
    assert desk.nothing_written(sitting.session.state)


def test_what_was_written_is_something_and_so_is_no_reply() -> None:
    sitting = sit(plan_of(planned(concept())))
    sitting.write("One lock.")
    assert not desk.nothing_written(sitting.session.state)
    sitting.session.submit()
    sitting.session.follow_up(probe())
    assert not desk.nothing_written(sitting.session.state), "a reply may be left out"


@pytest.mark.parametrize(
    ("scope", "mode", "notice"),
    [
        ("break", "interview", "The break is over"),
        ("round", "interview", "The round is over. What you wrote is handed in."),
        ("question", "interview", "What you wrote is handed in; on to what comes next."),
        ("question", "practice", "The time for this question is used up. Overtime is recorded"),
        ("round", "practice", "The time for this round is used up. Overtime is recorded"),
    ],
)
def test_what_is_said_at_time_up(scope: ev.Scope, mode: Mode, notice: str) -> None:
    assert desk.time_up_notice(scope, mode).startswith(notice)


@pytest.mark.parametrize(
    ("counted", "words"), [(True, "counts against the clock"), (False, "were set back by it")]
)
def test_what_is_said_of_a_gap(counted: bool, words: str) -> None:
    gap = ev.GapRecorded(at=START + timedelta(minutes=3), since=START, counted=counted)
    assert desk.gap_notice(gap).startswith("3 min are missing")
    assert words in desk.gap_notice(gap)
