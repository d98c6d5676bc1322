"""Questions of the four kinds, and the bank that holds them.

The fields are the keys of the YAML; each one's docstring is the help that editors show.
"""

from typing import Annotated, Literal, get_args

from pydantic import AliasChoices, Field, model_validator

from mockprep.domain.model import Model, Plain, Slug, Text, Topic

Kind = Literal["code", "concept", "design", "behavioral"]
TargetLevel = Literal["junior", "mid", "senior", "staff"]
HintStrength = Literal["nudge", "direction", "giveaway"]
DesignPhase = Literal[
    "requirements",
    "estimates",
    "api",
    "data",
    "high_level",
    "deep_dive",
    "reliability",
    "operations",
]
ProbeCondition = Literal[
    "always",
    "missing",
    "misconception",
    "no_task",
    "no_action",
    "no_result",
    "no_numbers",
    "no_reflection",
    "no_conflict",
    "low_ownership",
    "not_a_story",
    "no_complexity",
    "fails_examples",
    "never_run",
]

DESIGN_PHASES: tuple[DesignPhase, ...] = get_args(DesignPhase)
KINDS: tuple[Kind, ...] = ("concept", "code", "design", "behavioral")
DIFFICULTY_NAMES = {1: "easy", 2: "medium", 3: "hard"}
HINT_COST: dict[HintStrength, float] = {"nudge": 0.05, "direction": 0.10, "giveaway": 0.20}
"""What a hint takes off the evidence of the answer, unless the hint states its own cost."""


class KeyPoint(Model):
    """One thing that a strong answer says, and the wordings by which it is recognised."""

    point: Text
    """What the candidate reads in the debrief; also the point's name within its question."""
    any_of: tuple[str, ...] = ()
    """Patterns, each of which shows the point. Without any, the words of the point itself serve."""
    all_of: tuple[str, ...] = ()
    """Patterns that must all be found, for a point that needs several things."""
    weight: float = Field(default=1, gt=0, le=10)
    """How much the point counts against the others."""
    kind: Literal["required", "bonus"] = "required"
    """A bonus point adds but is never missed."""


class Misconception(Model):
    """A false claim that answers to this question often make."""

    claim: Text
    any_of: Annotated[tuple[str, ...], Field(min_length=1)]
    """Patterns that show the claim was made."""
    penalty: float = Field(default=0.2, ge=0, le=1)
    """What it takes off the share of points found."""
    fix: str = ""
    """The truth, in a sentence, for the debrief."""


class Probe(Model):
    """A follow-up that the interviewer asks after the answer, when its condition holds."""

    ask: Text
    when: ProbeCondition = "always"
    """`missing` goes with `point`; the `no_...` conditions look at the story that was told."""
    point: str | None = None
    """The key point whose absence calls for this probe."""
    phase: DesignPhase | None = None
    """The phase of a design that the probe belongs to."""
    points: tuple[KeyPoint, ...] = ()
    """What a good reply says."""

    @model_validator(mode="after")
    def _missing_names_its_point(self) -> "Probe":
        if self.when == "missing" and not self.point:
            raise ValueError(
                "a probe with `when: missing` needs `point:`, the key point it asks for"
            )
        return self


class Hint(Model):
    """Help that the candidate can ask for, at a cost."""

    level: HintStrength
    say: Text
    cost: float | None = Field(default=None, ge=0, le=1)

    @property
    def price(self) -> float:
        """What taking the hint costs, as a share of the evidence (0 to 1)."""
        return HINT_COST[self.level] if self.cost is None else self.cost


class Clarification(Model):
    """A fact that the interviewer reveals only when the candidate asks for it."""

    ask: Text
    """What it is about; shown in the debrief when the candidate did not ask."""
    any_of: Annotated[tuple[str, ...], Field(min_length=1)]
    """Patterns that a question for it matches."""
    answer: Text


class Sample(Model):
    """An answer with what it should get: the question's own test of its marking."""

    band: tuple[Annotated[float, Field(ge=0, le=1)], Annotated[float, Field(ge=0, le=1)]]
    say: Text


class QuestionFields(Model):
    """What every question has, whatever its kind."""

    id: Slug
    """Unique in its bank; the full name is `bank/id`."""
    title: Text
    ask: Text
    """What the interviewer asks, in Markdown."""
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    difficulty: int = Field(default=2, ge=1, le=3)
    """1 easy, 2 medium, 3 hard."""
    level: TargetLevel = "mid"
    """The seniority at which the question is usually asked."""
    minutes: float = Field(default=5, gt=0, le=240)
    """The time budget of the question, probes included."""
    rubric: Slug
    tags: tuple[Topic, ...] = ()
    rev: int = Field(default=1, ge=1)
    """Raised when the marking changes, so that old attempts can be told apart."""
    was: tuple[Slug, ...] = ()
    """Former ids, kept so that history survives a renaming."""
    answer: str = ""
    """A strong answer, shown in the debrief."""
    probes: tuple[Probe, ...] = Field(
        default=(), validation_alias=AliasChoices("probes", "followups")
    )
    hints: tuple[Hint, ...] = ()
    glossary: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Synonyms used as `$name` in patterns; the bank's are added to the question's own."""
    see: tuple[str, ...] = ()
    """Where to read more."""
    source: str = ""
    """Where the idea comes from, with its licence."""

    def key_points(self) -> tuple[KeyPoint, ...]:
        """Every point that an answer to this question is searched for."""
        return ()


class ConceptQuestion(QuestionFields):
    """Explain something: marked by the key points that the answer covers."""

    kind: Literal["concept"] = "concept"
    points: tuple[KeyPoint, ...] = ()
    """What a strong answer says. Without any, the points are taken from `answer`."""
    misconceptions: tuple[Misconception, ...] = ()
    enough: int | None = Field(default=None, ge=1)
    """How many of the required points make a full answer, where there are many right ones."""
    samples: tuple[Sample, ...] = ()
    """Answers with the share of points that each should get."""

    def key_points(self) -> tuple[KeyPoint, ...]:
        return self.points


Check = Literal["equal", "any_order", "approx", "no_mutation", "raises", "one_of", "checker"]


class CodeTest(Model):
    """One case that the candidate's code must pass."""

    name: Text
    args: tuple[Plain, ...] = ()
    """Positional arguments of a function."""
    kwargs: dict[str, Plain] = Field(default_factory=dict)
    """Named arguments of a function."""
    init: tuple[Plain, ...] = ()
    """Arguments of the constructor, where the entry is a class."""
    calls: tuple[tuple[Plain, ...], ...] = ()
    """Method calls on one object, each `[method, argument, ...]`; `want` lists their results.

    `{raises: KeyError}` in that list stands for a call that must raise.
    """
    want: Plain = None
    check: Check = "equal"
    tolerance: float = Field(default=1e-6, gt=0)
    """With `approx`: how far a number may be off, absolutely or in proportion."""
    hidden: bool = False
    """Not shown before the answer is submitted."""
    tag: Literal["edge"] | None = None
    why: str = ""
    """What a failure means, in a sentence."""

    @model_validator(mode="after")
    def _wants_a_result_of_each_call(self) -> "CodeTest":
        if not self.calls or self.check == "raises":
            return self
        if not isinstance(self.want, list) or len(self.want) != len(self.calls):
            raise ValueError(
                f"`want` lists one result for each of the {len(self.calls)} calls, null for none"
            )
        return self


class SmallCases(Model):
    """Random small inputs on which the reference is the oracle."""

    n: int = Field(gt=0, le=1000)
    cases: int = Field(gt=0, le=10_000)
    oracle: Literal["reference"] = "reference"


class Scale(Model):
    """Growing inputs on which the running time is looked at."""

    sizes: Annotated[tuple[int, ...], Field(min_length=2)]
    limit_seconds: float = Field(default=2.0, gt=0, le=60)


class Generate(Model):
    """How inputs of any size are made."""

    code: Text
    """Python that defines `make(n, rng)` and returns the list of arguments."""
    seed: int = 0
    small: SmallCases | None = None
    scale: Scale | None = None


class Complexity(Model):
    """The complexity of the target approach."""

    time: Text
    space: Text = "1"
    vars: dict[str, str] = Field(default_factory=dict)
    """What each variable stands for."""
    accept_time: tuple[str, ...] = ()
    accept_space: tuple[str, ...] = ()
    """Further classes that count as right, such as when the output is not counted."""
    bounds: dict[str, str] = Field(default_factory=dict)
    """Facts such as `k: n`, meaning k = O(n)."""
    why: tuple[str, ...] = ()
    """Patterns of a sound reason."""


class Approach(Model):
    """A way to solve the problem, with its cost."""

    name: Text
    time: Text
    tier: Literal["baseline", "better", "target"]


class WrongSolution(Model):
    """Code that the tests must catch, and the mistake in it."""

    why: Text
    code: Text


class Solutions(Model):
    """Code that shows whether the tests tell right from wrong."""

    reference: Text
    slow: str = ""
    wrong: tuple[WrongSolution, ...] = ()


class Suite(Model):
    """Tests written as Python unittest cases, for a question that is easier tested that way."""

    module: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")]
    """The name by which the cases import the answer."""
    code: Text
    """A module of `unittest.TestCase` classes; each test method is one visible test."""
    support: dict[str, str] = Field(default_factory=dict)
    """Further modules that the cases import, by name."""


class CodeQuestion(QuestionFields):
    """Write code: marked by its tests, its complexity and the talk around it."""

    kind: Literal["code"] = "code"
    entry: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
    """The function or class that the tests call."""
    starter: str = ""
    """What the editor holds at the start."""
    clarify: tuple[Clarification, ...] = ()
    """Questions that a strong candidate asks, with the interviewer's replies."""
    tests: tuple[CodeTest, ...] = ()
    suite: Suite | None = None
    """Further tests as unittest cases."""
    checker: str = ""
    """Python that defines `check(args, got, want)`, for tests with `check: checker`.

    It returns True, False, or a text that says what is wrong.
    """
    generate: Generate | None = None
    complexity: Complexity | None = None
    approaches: tuple[Approach, ...] = ()
    solutions: Solutions | None = None

    @model_validator(mode="after")
    def _has_the_checker_that_tests_ask_for(self) -> "CodeQuestion":
        if not self.checker and any(test.check == "checker" for test in self.tests):
            raise ValueError("a test with `check: checker` needs `checker:`, Python with `check`")
        return self

    @property
    def clarifications(self) -> tuple[Clarification, ...]:
        """What the interviewer reveals when asked."""
        return self.clarify


class Estimate(Model):
    """A quantity that the candidate should come close to."""

    name: Text
    want: float = Field(gt=0)
    within_factor: float = Field(default=3, gt=1)
    """The estimate is accepted from `want / factor` to `want * factor`."""
    unit: str = ""
    """`/s`, `/day`, `B`, ...; empty for a plain count."""


class Diagram(Model):
    """What a diagram of the design should hold."""

    nodes_any: tuple[tuple[str, ...], ...] = ()
    """Components, each with its accepted names."""
    edges_any: tuple[tuple[str, str], ...] = ()
    """Pairs of components that must be joined."""


class DesignQuestion(QuestionFields):
    """Design a system: marked phase by phase."""

    kind: Literal["design"] = "design"
    facts: tuple[Clarification, ...] = ()
    """What the interviewer tells only when asked."""
    estimates: tuple[Estimate, ...] = ()
    phases: dict[DesignPhase, tuple[KeyPoint, ...]] = Field(default_factory=dict)
    """The points of each phase."""
    diagram: Diagram | None = None
    tradeoffs: tuple[str, ...] = ()
    """The decisions that a strong candidate weighs, such as `push vs poll`."""
    samples: tuple[Sample, ...] = ()
    """Answers with the share of the whole score that each should get."""

    @property
    def clarifications(self) -> tuple[Clarification, ...]:
        """What the interviewer reveals when asked."""
        return self.facts

    def key_points(self) -> tuple[KeyPoint, ...]:
        return tuple(point for points in self.phases.values() for point in points)


class BehavioralQuestion(QuestionFields):
    """Tell a story of what you did: marked by its structure and its substance."""

    kind: Literal["behavioral"] = "behavioral"
    competencies: tuple[Slug, ...] = ()
    listens_for: tuple[str, ...] = ()
    """What the interviewer hopes to hear, shown in the debrief."""
    signals: tuple[KeyPoint, ...] = ()
    """Evidence particular to this question, beside the rubric's."""
    scope: dict[TargetLevel, str] = Field(default_factory=dict)
    """How far the story should reach, for each seniority."""
    red_flags: tuple[KeyPoint, ...] = ()
    answer_seconds: tuple[int, int] = (90, 180)
    """The length of a good first telling, in seconds of speech."""
    samples: tuple[Sample, ...] = ()
    """Stories with the share of the whole score that each should get."""

    def key_points(self) -> tuple[KeyPoint, ...]:
        return self.signals


Question = Annotated[
    ConceptQuestion | CodeQuestion | DesignQuestion | BehavioralQuestion,
    Field(discriminator="kind"),
]
AnyQuestion = ConceptQuestion | CodeQuestion | DesignQuestion | BehavioralQuestion


def clarifications(question: AnyQuestion) -> tuple[Clarification, ...]:
    """What the interviewer reveals about `question` when asked; empty for most kinds."""
    if isinstance(question, CodeQuestion | DesignQuestion):
        return question.clarifications
    return ()


class QuestionBank(Model):
    """Questions of one kind, as one YAML file holds them."""

    schema_: Literal["mockprep/bank@1"] = Field(alias="schema")
    bank: Slug
    kind: Kind
    title: Text
    glossary: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    questions: tuple[Question, ...]
