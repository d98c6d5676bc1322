"""`explain`: how the score of one answer came about, from the evidence to the verdict."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mockprep.cli.output import PlainFormat, notice, put, put_json
from mockprep.errors import RunnerError, UsageError

if TYPE_CHECKING:
    from mockprep.content.library import Library
    from mockprep.domain.grading import Scorecard, Submission
    from mockprep.domain.question import AnyQuestion
    from mockprep.domain.rubric import Rubric

_WHICH = "Which question it answers"
_HOW = "How to grade"
_OUTPUT = "What to print"
_EXAMPLES = (
    "Examples:  mockprep explain story.txt --kind behavioral   |   "
    "mockprep explain route.py --question code-structures/code-toll-route --format json"
)
_ANY_STORY = "Tell me about a time when something depended on you."
_ANY_CONCEPT = "Explain it."


class Kind(StrEnum):
    """The kinds of answers that can be explained without a question."""

    behavioral = "behavioral"
    concept = "concept"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=_EXAMPLES)(explain)


def explain(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The answer, as text or as code; `-` reads stdin.",
            show_default=False,
        ),
    ],
    question: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The question's name, such as python-core/py-generators.",
            show_default=False,
            rich_help_panel=_WHICH,
        ),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(
            help="Without a question: any story, or an explanation with a --reference.",
            show_default=False,
            rich_help_panel=_WHICH,
        ),
    ] = None,
    ask: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="With --kind: what was asked.",
            show_default=False,
            rich_help_panel=_WHICH,
        ),
    ] = None,
    reference: Annotated[
        Path | None,
        typer.Option(
            help="With --kind concept: a strong answer, from which the points are taken.",
            show_default=False,
            rich_help_panel=_WHICH,
        ),
    ] = None,
    rubric: Annotated[
        str | None,
        typer.Option(
            help="Use this rubric instead of the question's own.",
            show_default=False,
            rich_help_panel=_HOW,
        ),
    ] = None,
    run_code: Annotated[
        bool,
        typer.Option(
            "--run/--no-run", help="Run and measure the code of an answer.", rich_help_panel=_HOW
        ),
    ] = True,
    content: Annotated[
        list[Path] | None,
        typer.Option(help="A folder with more content; repeatable.", rich_help_panel=_HOW),
    ] = None,
    form: Annotated[
        PlainFormat, typer.Option("--format", rich_help_panel=_OUTPUT)
    ] = PlainFormat.text,
) -> None:
    """Show how the score of one answer comes about: detectors, weights, caps, levels, verdict.

    The answer is graded offline. Of a story each sentence is shown with the part that it tells.
    """
    from mockprep.cli.sources import load_library

    _check_use(question, kind, ask, reference)
    library = load_library(content or [])
    name, asked = _question(library, question, kind, ask, reference)
    submission = _submission(file, name, asked)
    if run_code:
        submission = _judged(submission)
    used = library.rubric(rubric or asked.rubric)
    card = _graded(submission, used)
    if form is PlainFormat.json:
        put_json(as_json(submission, card))
        return
    from mockprep.cli.explaining import explained

    put(explained(submission, used, card))


def as_json(submission: Submission, card: Scorecard) -> dict[str, Any]:
    """The sentences of a story with their parts (none for other answers), and the scorecard."""
    from mockprep.cli.explaining import story_sentences

    sentences = [
        {
            "text": submission.answer[told.span.start : told.span.end],
            "start": told.span.start,
            "end": told.span.end,
            "part": told.part,
        }
        for told in story_sentences(submission)
    ]
    scorecard = card.model_dump(mode="json", by_alias=True)
    return {"schema": 1, "sentences": sentences, "scorecard": scorecard}


def _check_use(
    question: str | None, kind: Kind | None, ask: str | None, reference: Path | None
) -> None:
    if question is None and kind is None:
        raise UsageError(
            "which question is it? Name it with --question BANK/NAME"
            " (`mockprep questions` lists them), or say --kind behavioral for any story"
        )
    if question is not None and (kind or ask or reference):
        given = "--kind" if kind else "--ask" if ask else "--reference"
        raise UsageError(
            f"{given} is for answers without a question: leave out {given} or --question"
        )
    if kind is Kind.concept and reference is None:
        raise UsageError("--kind concept needs --reference FILE: a strong answer to compare with")
    if kind is Kind.behavioral and reference is not None:
        raise UsageError("--reference is for --kind concept: a story has no reference answer")


def _question(
    library: Library,
    name: str | None,
    kind: Kind | None,
    ask: str | None,
    reference: Path | None,
) -> tuple[str, AnyQuestion]:
    """The full name of the question, and the question."""
    from mockprep.cli.answers import InlineQuestion

    if name is not None:
        return library.resolve(name), library.question(name)
    if kind is Kind.concept:
        strong = _text(str(reference), "--reference ")
        inline = InlineQuestion(kind="concept", prompt=ask or _ANY_CONCEPT, reference=strong)
        return "concept", inline.question()
    return "behavioral", InlineQuestion(kind="behavioral", prompt=ask or _ANY_STORY).question()


def _submission(file: str, name: str, question: AnyQuestion) -> Submission:
    from mockprep.domain.grading import Submission

    answer = sys.stdin.read() if file == "-" else _text(file)
    source = "stdin" if file == "-" else Path(file).name
    return Submission(id=source, name=name, question=question, answer=answer)


def _text(file: str, option: str = "") -> str:
    """The text of a file with its line ends as they are, so that offsets are those of the file."""
    path = Path(file)
    if path.is_dir():
        raise UsageError(f"{option}{file} is a folder; name the file in it")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(f"{option}{file}: there is no such file") from error
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{option}{file} is no text in UTF-8 (byte {error.start}); save it as UTF-8"
        ) from error
    except OSError as error:
        raise UsageError(f"{option}{file} can't be read: {error.strerror}") from error


def _judged(submission: Submission) -> Submission:
    """The submission with what running its code found out, where it is code that can be run."""
    from mockprep.cli.running import running
    from mockprep.judging import can_be_judged, judge

    if not can_be_judged(submission):
        return submission
    try:
        with running() as runner:
            return submission.model_copy(update={"judgement": judge(submission, runner)})
    except RunnerError as error:
        notice(f"mockprep: {submission.id}: the code was not run: {error}")
        return submission


def _graded(submission: Submission, rubric: Rubric) -> Scorecard:
    import asyncio

    from mockprep.graders.host import grade
    from mockprep.graders.offline import OfflineGrader

    return asyncio.run(grade(OfflineGrader(), submission, rubric))
