"""Answers from a JSONL file: each line an answer, with a question's name or the question itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from mockprep.content.library import Library
from mockprep.domain.grading import Reply, Submission
from mockprep.domain.model import Model, Slug
from mockprep.domain.question import (
    AnyQuestion,
    BehavioralQuestion,
    CodeQuestion,
    ConceptQuestion,
    DesignQuestion,
    KeyPoint,
    Misconception,
    TargetLevel,
)
from mockprep.domain.rubric import Rubric
from mockprep.errors import ContentError, UsageError, did_you_mean

RUBRIC_OF_KIND = {
    "concept": "concept",
    "code": "coding",
    "design": "system-design",
    "behavioral": "behavioral",
}
"""The rubric of a question that stands inline."""
_MOST_SHOWN = 20
_TITLE_LENGTH = 60


class InlineQuestion(Model):
    """A question that no bank holds."""

    kind: Literal["concept", "code", "design", "behavioral"] = "concept"
    prompt: str = Field(min_length=1)
    reference: str = ""
    """A strong answer; without key points, they are taken from it."""
    key_points: tuple[KeyPoint, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    rubric: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _points_may_be_plain(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get("key_points"), list):
            return value
        points = [{"point": p} if isinstance(p, str) else p for p in value["key_points"]]
        return {**value, "key_points": points}

    @model_validator(mode="after")
    def _can_be_marked(self) -> InlineQuestion:
        if self.kind == "code" and self.key_points:
            raise ValueError("a code question has no key points")
        if self.kind != "concept" and self.misconceptions:
            raise ValueError("only a concept question has misconceptions")
        return self

    def question(self) -> AnyQuestion:
        """The question as banks hold it."""
        title = " ".join(self.prompt.split())
        fields: dict[str, Any] = {
            "id": "inline",
            "title": title[:_TITLE_LENGTH],
            "ask": self.prompt,
            "topics": ("inline",),
            "rubric": self.rubric or RUBRIC_OF_KIND[self.kind],
            "answer": self.reference,
        }
        if self.kind == "concept":
            return ConceptQuestion(
                **fields, points=self.key_points, misconceptions=self.misconceptions
            )
        if self.kind == "behavioral":
            return BehavioralQuestion(**fields, signals=self.key_points)
        if self.kind == "design":
            phases = {"high_level": self.key_points} if self.key_points else {}
            return DesignQuestion(**fields, phases=phases)
        return CodeQuestion(**fields, entry="solve")


class AnswerLine(Model):
    """One answer, as a line of a JSONL file holds it."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    id: str = Field(min_length=1)
    question: str | InlineQuestion
    answer: str
    notes: str = ""
    replies: tuple[Reply, ...] = ()
    spoken: bool = False
    seconds: float | None = Field(default=None, ge=0)
    target_level: TargetLevel = "mid"

    @model_validator(mode="before")
    @classmethod
    def _question_may_lie_flat(cls, value: Any) -> Any:
        """`kind`, `prompt`, ... beside the answer are the question, where none is named."""
        if not isinstance(value, dict) or "question" in value or "prompt" not in value:
            return value
        inline = {key: value[key] for key in InlineQuestion.model_fields if key in value}
        rest = {key: entry for key, entry in value.items() if key not in inline}
        return {**rest, "question": inline}


@dataclass(frozen=True, slots=True)
class Work:
    """Something to grade: a submission with its rubric."""

    submission: Submission
    rubric: Rubric


def read_answers(
    lines: Iterable[str], source: str, library: Callable[[], Library], rubric: str | None = None
) -> list[Work]:
    """The answers of a JSONL file, to be graded with `rubric` or else with each question's own.

    The library is asked for only when a line needs it. Raises UsageError that tells every bad line.
    """
    work: list[Work] = []
    problems: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            work.append(_work(line, library, rubric))
        except (_BadLine, ContentError) as error:
            problems.append(f"{source}:{number}: {error}")
    if problems:
        shown = problems[:_MOST_SHOWN]
        if len(problems) > len(shown):
            shown.append(f"... and {len(problems) - len(shown)} more lines")
        raise UsageError("\n".join(["some answers can't be read", *shown]))
    return work


class _BadLine(Exception):
    """A line that holds no answer; the text says why."""


def _work(line: str, library: Callable[[], Library], rubric: str | None) -> Work:
    answer = _parsed(line)
    name = answer.question if isinstance(answer.question, str) else answer.id
    question = (
        library().question(answer.question)
        if isinstance(answer.question, str)
        else answer.question.question()
    )
    submission = Submission(
        id=answer.id,
        name=library().resolve(name) if isinstance(answer.question, str) else name,
        question=question,
        answer=answer.answer,
        notes=answer.notes,
        replies=answer.replies,
        spoken=answer.spoken,
        seconds=answer.seconds,
        target_level=answer.target_level,
    )
    return Work(submission, library().rubric(rubric or question.rubric))


def _parsed(line: str) -> AnswerLine:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise _BadLine(f"this is no JSON ({error})") from None
    if not isinstance(value, dict):
        raise _BadLine("an answer is a JSON object with `id`, `question` and `answer`")
    try:
        return AnswerLine.model_validate(value)
    except ValidationError as error:
        raise _BadLine("; ".join(dict.fromkeys(_told(error, value)))) from None


def _is_form(step: str | int) -> bool:
    """Whether a step of pydantic's path names one of the two forms of a question."""
    return str(step) == "str" or "InlineQuestion" in str(step)


def _told(error: ValidationError, value: dict[str, Any]) -> Iterator[str]:
    is_named = isinstance(value.get("question"), str)
    for detail in error.errors(include_url=False):
        steps = [str(step) for step in detail["loc"] if not _is_form(step)]
        # Of the two forms of a question only the one that was written is spoken of.
        if steps[:1] == ["question"] and (detail["loc"][-1] == "str") != is_named:
            continue
        if detail["type"] == "missing" and steps == ["question"]:
            yield "`question` is missing: a question's name, or the question with its `prompt`"
        elif detail["type"] == "missing":
            yield f"`{'.'.join(steps)}` is missing"
        elif detail["type"] == "extra_forbidden":
            known = [*AnswerLine.model_fields, *InlineQuestion.model_fields, *KeyPoint.model_fields]
            yield f"`{'.'.join(steps)}` is unknown{did_you_mean(steps[-1], known)}"
        else:
            yield f"`{'.'.join(steps)}`: {detail['msg'].removeprefix('Value error, ')}"
