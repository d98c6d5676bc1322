"""Whatever happens in a session, its transcript tells the same: `fold(recorded) == state`."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mockprep.domain.events import EVENT
from mockprep.domain.execution import Judgement
from mockprep.domain.folding import fold
from mockprep.domain.grading import make_scorecard
from mockprep.domain.interviewing import FollowUp
from mockprep.domain.loop import HintPolicy
from mockprep.domain.plan import Mode
from mockprep.errors import CommandRefused, TranscriptError
from tests.building import (
    Sitting,
    code,
    concept,
    design,
    minutes,
    plain_rubric,
    plan_of,
    planned,
    probe,
    rating,
    run_report,
    sit,
    submission,
)

PLACES = st.tuples(st.integers(0, 2), st.integers(0, 2))
PROBES = st.none() | st.sampled_from(["Why?", "How?"]).map(probe)
TEXTS = st.text(alphabet="ab \n\u00e9\U0001f600\ud800", max_size=12)
PLAN = plan_of(
    planned(concept("a"), concept("b"), minutes=3, break_after=3, hints=HintPolicy(allowed=2)),
    planned(code(), hints=HintPolicy(after_minutes=1)),
    planned(design()),
)


class RandomSession(RuleBasedStateMachine):
    """A candidate, an interviewer and a machine that do anything at any time."""

    sitting: Sitting

    @initialize(mode=st.sampled_from(["interview", "practice"]), sleeps=st.booleans())
    def begin(self, mode: Mode, sleeps: bool) -> None:
        self.sitting = sit(PLAN, mode, gap_after=minutes(4) if sleeps else None)

    def do(self, command: str, *args: Any) -> None:
        """Send a command, which may be refused, or fail where the disk is full."""
        try:
            getattr(self.sitting.session, command)(*args)
        except CommandRefused:
            pass
        except TranscriptError:
            assert self.sitting.room == 0

    @rule(count=st.sampled_from([0.1, 0.5, 1, 2, 3, 15]))
    def time_passes(self, count: float) -> None:
        self.sitting.clock.forward(count)

    @rule(pane=st.sampled_from(["answer", "answer", "notes", "reply"]), text=TEXTS)
    def write(self, pane: str, text: str) -> None:
        current = self.sitting.session.state.current
        self.do("write", current.place if current else (0, 0), pane, text)

    @rule(place=PLACES, text=TEXTS)
    def write_somewhere(self, place: tuple[int, int], text: str) -> None:
        self.do("write", place, "answer", text)

    @rule(text=st.sampled_from(["Is it sorted?", "Twice?", "Why?", " "]))
    def ask(self, text: str) -> None:
        self.do("ask", text)

    @rule(name=st.sampled_from(["start_round", "submit", "submit", "take_hint", "skip", "settle"]))
    def command(self, name: str) -> None:
        self.do(name)

    @rule(name=st.sampled_from(["pause", "proceed", "proceed"]))
    def pause_or_proceed(self, name: str) -> None:
        self.do(name)

    @rule(decided=PROBES)
    def follow_up(self, decided: FollowUp | None) -> None:
        self.do("follow_up", decided)

    @rule(tests=st.lists(st.sampled_from(["two_sum([], 1)", "two_sum([1, 2], 3) == [0, 1]"])))
    def write_tests(self, tests: list[str]) -> None:
        self.do("write_tests", tests)

    @rule(place=PLACES, passed=st.booleans())
    def run_code(self, place: tuple[int, int], passed: bool) -> None:
        self.do("record_run", place, run_report(passed=passed))

    @rule(place=PLACES, passed=st.booleans())
    def judge(self, place: tuple[int, int], passed: bool) -> None:
        self.do("record_judgement", place, Judgement(report=run_report(passed=passed)))

    @rule(place=PLACES, level=st.integers(1, 4))
    def rate(self, place: tuple[int, int], level: int) -> None:
        self.do("rate_self", place, {"accuracy": level})

    @rule(place=PLACES, level=st.integers(1, 4))
    def grade(self, place: tuple[int, int], level: int) -> None:
        card = make_scorecard(submission(), plain_rubric(), "test", [rating("accuracy", level)])
        self.do("record_scorecard", place, card)

    @precondition(lambda self: len(self.sitting.recorded) > 12)
    @rule()
    def quit(self) -> None:
        self.do("quit")

    @rule(room=st.integers(0, 3))
    def disk_fills_up(self, room: int) -> None:
        self.sitting.room = room

    @rule()
    def disk_is_cleared(self) -> None:
        self.sitting.room = None

    @rule(silence=st.sampled_from([0, 1, 10]), counted=st.booleans())
    def mockprep_is_killed_and_resumed(self, silence: float, counted: bool) -> None:
        seen_at = self.sitting.clock()
        self.sitting.clock.forward(silence)
        self.sitting = self.sitting.resume(seen_at=seen_at, count_gap=counted)

    @invariant()
    def the_transcript_tells_the_same(self) -> None:
        assert fold(self.sitting.recorded) == self.sitting.session.state

    @invariant()
    def a_settled_session_is_sound(self) -> None:
        if self.sitting.room is not None:
            return
        self.sitting.session.settle()
        count, state = len(self.sitting.recorded), self.sitting.session.state
        self.sitting.session.settle()
        assert len(self.sitting.recorded) == count
        assert (state.current is not None) == state.in_round == (state.round_timer is not None)

    def teardown(self) -> None:
        for event in self.sitting.recorded:
            assert EVENT.validate_json(EVENT.dump_json(event, by_alias=True)) == event


RandomSession.TestCase.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
TestRandomSession = RandomSession.TestCase
