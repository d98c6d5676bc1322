"""What the interview screen shows, computed from the session's state alone."""

from dataclasses import dataclass
from datetime import datetime

from mockprep.domain import events as ev
from mockprep.domain.plan import Mode
from mockprep.domain.question import DIFFICULTY_NAMES, clarifications
from mockprep.domain.sections import body_starts, nothing_added, section_at, sections
from mockprep.domain.state import Attempt, Place, SessionState
from mockprep.domain.timer import Timer
from mockprep.tui.widgets.question_pane import Turn
from mockprep.tui.widgets.status_bar import Countdown
from mockprep.tui.wording import counted, minutes_long, span

ASK_DIALOG = (
    "Ask the interviewer",
    "What do you need to know? Size, limits, special cases: facts are told to those who ask.",
    "How many ... / Can it be empty? / Is it sorted?",
)
SKIP_DIALOG = (
    "Skip this question?",
    "There is no way back to it. What you wrote stays on record, and the question counts.",
    (("stay", "Stay with it"), ("skip", "Skip it")),
)
LEAVE_DIALOG = (
    "Leave the interview?",
    "All that you wrote is saved either way.",
    (
        ("stay", "Stay and go on"),
        ("leave", "Leave for now, resume later"),
        ("end", "End it here and read the debrief"),
    ),
)


@dataclass(frozen=True, slots=True)
class Writing:
    """What the editor should hold."""

    place: Place
    pane: ev.Pane
    exchanges: int
    title: str
    text: str
    code: bool
    locked: bool
    cursor: int

    @property
    def key(self) -> tuple[Place, ev.Pane, int]:
        """Another key means another text."""
        return self.place, self.pane, self.exchanges


def writing(state: SessionState, attempt: Attempt) -> Writing:
    """The text that is being written now, and whether it may be changed."""
    replying = bool(attempt.exchanges)
    pane: ev.Pane = "reply" if replying else "answer"
    text = attempt.text(pane)
    locked = state.stage == "considering" or state.paused_at is not None
    return Writing(
        place=attempt.place,
        pane=pane,
        exchanges=len(attempt.exchanges),
        title=_title(state, replying),
        text=text,
        code=attempt.question.kind == "code" and not replying,
        locked=locked,
        cursor=_first_cursor(attempt, text),
    )


def _title(state: SessionState, replying: bool) -> str:
    if state.paused_at is not None:
        return "Paused. The clocks stand still; ctrl+b lets them run."
    if state.stage == "considering":
        return "Handed in. The interviewer is considering your answer."
    return "Your reply to the follow-up" if replying else "Your answer"


def _first_cursor(attempt: Attempt, text: str) -> int:
    """The end of the text; in a fresh design answer, below the first heading."""
    starts = body_starts(text, sections(attempt.question))
    if starts and attempt.first_edit_at is None:
        return starts[0]
    return len(text.rstrip()) if starts else len(text)


def pane_title(state: SessionState, attempt: Attempt, now: datetime, cursor: int) -> str:
    """The line above the editor: for a design, the section at the cursor and the one due."""
    parts = sections(attempt.question)
    if not parts or state.paused_at is not None:
        return _title(state, replying=False)
    here = section_at(attempt.answer, parts, cursor)
    spent = attempt.timer.elapsed(now).total_seconds() / 60
    due, until = parts[-1], 0.0
    for part in parts:
        until += part.minutes
        if spent < until:
            due = part
            break
    place = f"{here.title} ({minutes_long(here.minutes)})" if here else "Your answer"
    if here == due:
        return f"{place} · on schedule"
    return f"{place} · by the clock: {due.title}"


def prompt(attempt: Attempt) -> str:
    """The question as the interviewer puts it, in Markdown."""
    question = attempt.question
    name = DIFFICULTY_NAMES[question.difficulty]
    head = f"### {question.title}\n\n*{name} · {span(attempt.timer.budget)}*\n\n"
    return head + question.ask + _phases(attempt)


def _phases(attempt: Attempt) -> str:
    """The phases of a design with their budgets, below the question."""
    parts = sections(attempt.question)
    if not parts:
        return ""
    budgets = " · ".join(f"{part.title} {part.minutes:.0f}" for part in parts)
    return f"\n\n*Minutes: {budgets}. ctrl+t goes to the next section.*"


def turns(attempt: Attempt) -> tuple[Turn, ...]:
    """Hints, clarifications and follow-ups below the question."""
    said: list[Turn] = []
    for index in attempt.hints:
        hint = attempt.question.hints[index]
        said.append(Turn("hint", hint.say, f"{hint.level}, costs {hint.price:.0%}"))
    for clarified in attempt.clarified:
        said += [Turn("you", clarified.asked), Turn("interviewer", clarified.reply)]
    if attempt.submitted_at is not None:
        said.append(Turn("you", attempt.answer.strip() or "(nothing)", "handed in"))
    for exchange in attempt.exchanges:
        said.append(Turn("probe", exchange.probe.ask))
        if exchange.submitted_at is not None:
            said.append(Turn("you", exchange.reply.strip() or "(no reply)"))
    return tuple(said)


def place_line(state: SessionState) -> str:
    """`Coding · question 1/2`, with the mode where it matters."""
    line = state.sitting.title
    if state.current is not None:
        line += f" · question {state.current.place[1] + 1}/{len(state.sitting.questions)}"
    return f"{line} · practice" if state.mode == "practice" else line


def countdowns(state: SessionState, now: datetime) -> tuple[Countdown | None, Countdown | None]:
    """The clocks of the question and of the round."""
    question = _countdown("question", state.current.timer, now) if state.current else None
    sitting = _countdown("round", state.round_timer, now) if state.round_timer else None
    if len(state.sitting.questions) == 1 and _same_budget(state):
        sitting = None
    return question, sitting


def _same_budget(state: SessionState) -> bool:
    if state.current is None or state.round_timer is None:
        return False
    return abs(state.current.timer.deadline - state.round_timer.deadline).total_seconds() < 1


def break_countdown(state: SessionState, now: datetime) -> Countdown | None:
    """The clock of the break, while there is one."""
    return _countdown("break", state.break_timer, now) if state.break_timer else None


def _countdown(label: str, timer: Timer, now: datetime) -> Countdown:
    held = timer.held_since is not None
    return Countdown(label, timer.remaining(now), timer.budget, held)


def announcement(state: SessionState) -> dict[str, str]:
    """What the lobby says of the round that comes next."""
    sitting, number = state.sitting, state.round + 1
    facts = [minutes_long(sitting.minutes), counted(len(sitting.questions), "question")]
    hints = min(sitting.hints.allowed, 3)
    facts.append("hints at a cost" if hints else "no hints")
    agenda = "\n".join(f"{p.minutes:>4g} min  {p.name}" for p in sitting.phases)
    rules = {
        "interview": "Time-up moves on. There is no pause.",
        "practice": "Overtime is shown and recorded. ctrl+b pauses.",
    }[state.mode]
    return {
        "step": f"Round {number} of {len(state.plan.rounds)} · {state.mode}",
        "title": sitting.title,
        "facts": " · ".join(facts),
        "agenda": agenda or rules,
        "key": "Press [b]enter[/b] when you are ready",
    }


def nothing_written(state: SessionState) -> bool:
    """Whether the answer holds no more than what the editor held at the start."""
    attempt = state.current
    if attempt is None or state.stage != "answering":
        return False
    return nothing_added(attempt.question, attempt.answer)


def time_up_notice(scope: ev.Scope, mode: Mode) -> str:
    """What is said when a budget is used up."""
    if scope == "break":
        return "The break is over; the next interviewer has begun."
    if mode == "practice":
        return f"The time for this {scope} is used up. Overtime is recorded; take what you need."
    if scope == "round":
        return "The round is over. What you wrote is handed in."
    return "What you wrote is handed in; on to what comes next."


def gap_notice(gap: ev.GapRecorded) -> str:
    """What is said after mockprep was away."""
    counts = "It counts against the clock." if gap.counted else "The clocks were set back by it."
    return f"{span(gap.length)} are missing: the app or the machine was asleep. {counts}"


def offers(state: SessionState, action: str) -> bool:
    """Whether the footer offers an action now."""
    attempt = state.current
    answering = state.stage == "answering" and state.paused_at is None
    if action == "begin":
        return state.stage in ("ready", "break")
    if action in ("submit", "skip", "external_editor"):
        return state.stage in ("answering", "replying") and state.paused_at is None
    if action in ("run", "own_tests"):
        return bool(answering and attempt and attempt.question.kind == "code")
    if action == "hint":
        return bool(
            answering and attempt and attempt.question.hints and state.sitting.hints.allowed
        )
    if action == "ask":
        return bool(answering and attempt and clarifications(attempt.question))
    if action == "next_section":
        return bool(answering and attempt and sections(attempt.question))
    if action == "notes":
        return state.in_round and state.paused_at is None
    if action == "pause":
        return state.mode == "practice" and state.in_round
    return True
