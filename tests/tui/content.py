"""A small interview of four rounds, as YAML, for the tests of the screens."""

from pathlib import Path

CONCEPT = """\
schema: mockprep/bank@1
bank: tiny-concept
kind: concept
title: Concepts
defaults: {minutes: 4, rubric: tiny, topics: [python]}
questions:
  - id: defaults
    title: Mutable defaults
    ask: "What happens when a default argument is a list?"
    answer: "The default is created once, at definition, and every call shares it."
    points:
      - {point: created once, any_of: ["(created|made|evaluated) once"]}
      - {point: shared by all calls, any_of: ["shared", "same (list|object)"]}
    probes:
      - {when: missing, point: shared by all calls, ask: "What does a second call see?"}
    hints:
      - {level: nudge, say: "When does the def line run?"}
"""
CODE = """\
schema: mockprep/bank@1
bank: tiny-code
kind: code
title: Code
defaults: {minutes: 10, rubric: tiny, topics: [dsa.arrays]}
questions:
  - id: double
    title: Double
    ask: "Double every number."
    entry: double
    starter: |
      def double(numbers: list[int]) -> list[int]:
          ...
    tests:
      - {name: two numbers, args: [[1, 2]], want: [2, 4]}
      - {name: no numbers, args: [[]], want: [], hidden: true, tag: edge}
    clarify:
      - {ask: can it be empty, any_of: ["empty"], answer: "Yes, then the result is empty too."}
    hints:
      - {level: nudge, say: "A comprehension will do."}
      - {level: direction, say: "Multiply each by two."}
"""
DESIGN = """\
schema: mockprep/bank@1
bank: tiny-design
kind: design
title: Design
defaults: {minutes: 12, rubric: tiny, topics: [design.storage]}
questions:
  - id: shortener
    title: Short links
    ask: "Design a service for short links."
    phases:
      requirements: [{point: reads dominate, any_of: ["read heavy"]}]
      data: [{point: key value store, any_of: ["key value"]}]
"""
BEHAVIORAL = """\
schema: mockprep/bank@1
bank: tiny-stories
kind: behavioral
title: Stories
defaults: {minutes: 6, rubric: tiny, topics: [behavioral.ownership]}
questions:
  - id: improved
    title: Improved something
    ask: "Tell me about something that you improved."
    probes:
      - {when: no_result, ask: "How did it end?"}
"""
RUBRIC = """\
schema: mockprep/rubric@1
rubric: tiny
title: Anything
criteria:
  - id: reasons
    title: Reasons
    asks: "Is it said why?"
    anchors: {1: "No reason.", 2: "One reason.", 3: "Reasons for most.", 4: "Reasons for all."}
    signals: [{detector: talk.reasons}]
    advice: {1: "Say why.", 2: "Say why twice.", 3: "Say why each time."}
    drill: {id: because, minutes: 2, do: "Finish three sentences with because."}
  - id: directness
    title: Directness
    asks: "Is it said plainly?"
    anchors: {1: "Hedged.", 2: "Often hedged.", 3: "Mostly plain.", 4: "Plain."}
    signals: [{detector: delivery.directness}]
"""
LOOP = """\
schema: mockprep/loop@1
loop: tiny-loop
title: A tiny interview
rounds:
  - {id: concepts, title: Concepts, format: rapid, minutes: 8, pick: [{ids: [defaults]}]}
  - {id: coding, title: Coding, format: coding, minutes: 15, pick: [{ids: [double]}]}
  - {break: 5}
  - {id: design, title: Design, format: design, minutes: 12, pick: [{ids: [shortener]}]}
  - {id: stories, title: Stories, format: behavioral, minutes: 10, pick: [{ids: [improved]}]}
"""


def write_content(folder: Path) -> Path:
    """Write the interview into `folder`."""
    folder.mkdir()
    files = {
        "concept": CONCEPT,
        "code": CODE,
        "design": DESIGN,
        "stories": BEHAVIORAL,
        "rubric": RUBRIC,
        "loop": LOOP,
    }
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder
