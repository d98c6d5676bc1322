"""Owns a submission as the detectors are shown it, and where each shown character came from.

Hidden stretches are taken out; in prose, hard line breaks, double blanks and bold signs are made
plain as well, so that neither way of typing moves a rating. Code keeps its layout.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mockprep.domain.grading import ANSWER, Submission
from mockprep.graders.offline.findings import Finding, Place, Seen
from mockprep.graders.offline.reading import Reading

_BOLD = re.compile(r"(?<![\w*])(\*{2,3})(?=[^\s*])[^*\n]*?(?<=[\w.,:;!?)'\"`])(\*{2,3})(?![\w*])")
_BLANKS = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)|(?<=\S)\t(?=\S)")
_FENCE = re.compile(r"^[ \t]*```.*?(?:^[ \t]*```|\Z)", re.MULTILINE | re.DOTALL)
_KEPT_LINE = re.compile(r"^.*(?:[-=]+>|\u2192|[\u2500-\u257f]).*$", re.MULTILINE)
_BREAK = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=\S)")
_OPENS_LINE = re.compile(r"[-*+#>\u2022|]|```|\(?\w{1,2}[.)]\s|[A-Z]\w*(?: \w+)?\s*:")
_CLOSES_LINE = re.compile(r"[.!?|][\"')\]*`]*$|^\s*#")
_MOSTLY_FULL = 0.8
_ODD = re.compile(r"[\t\u00a0\n]|  |\*\*")
"""What a text has of which the layout is not plain already."""
_LEAST_WIDTH = 45
"""The longest line of a text that was wrapped; shorter ones were broken on purpose."""

Origins = Sequence[int]
"""For each character of a shown text its place in the text as it was written."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the detectors are shown of a submission."""

    reading: Reading
    origins: Mapping[str, Origins] = field(default_factory=dict)
    """By source; a source that is missing is shown as it was written."""

    def written(self, place: Place) -> Place:
        """Where a shown place stands in the submission as it was written."""
        origins = self.origins.get(place.source)
        if origins is None or place.end <= place.start:
            return place
        return Place(place.source, origins[place.start], origins[place.end - 1] + 1)

    def as_written(self, finding: Finding) -> Finding:
        """A finding with its places as they stand in the submission as it was written."""
        if not self.origins:
            return finding
        seen = (Seen(s.what, self.written(s.place) if s.place else None) for s in finding.seen)
        return replace(finding, seen=tuple(seen))

    def hiding(self, places: Sequence[Place]) -> "Shown":
        """The same without some of its places."""
        if not places:
            return self
        changes = {
            source: _without(text, [(p.start, p.end) for p in places if p.source == source])
            for source, text in self.reading.submission.texts().items()
        }
        return self._changed(changes)

    def plain(self) -> "Shown":
        """The same in a plain layout."""
        texts = self.reading.submission.texts().items()
        return self._changed({source: _laid_out(text) for source, text in texts})

    def _changed(self, changes: Mapping[str, "_Edits"]) -> "Shown":
        """The submission with edited texts; code keeps its places, for it must still run."""
        submission = self.reading.submission
        texts = submission.texts()
        origins = dict(self.origins)
        for source, edits in changes.items():
            if not edits:
                continue
            if source == ANSWER and submission.question.kind == "code":
                texts[source] = _blanked(texts[source], edits)
                continue
            kept, texts[source] = _edited(texts[source], edits)
            before = self.origins.get(source)
            origins[source] = kept if before is None else [before[at] for at in kept]
        if texts == submission.texts():
            return self
        return Shown(Reading(_with_texts(submission, texts)), origins)


_Edits = list[tuple[int, int, str]]
"""Stretches of a text with what is shown in their place: nothing, or one character."""


def _with_texts(submission: Submission, texts: Mapping[str, str]) -> Submission:
    replies = enumerate(submission.replies, 1)
    return submission.model_copy(
        update={
            "answer": texts[ANSWER],
            "notes": texts.get("notes", ""),
            "replies": tuple(
                reply.model_copy(update={"text": texts[f"reply-{n}"]}) for n, reply in replies
            ),
        }
    )


def _without(text: str, spans: Iterable[tuple[int, int]]) -> _Edits:
    """The edits that take stretches out, each with the blanks that follow it."""
    edits: _Edits = []
    for start, end in sorted(spans):
        if edits and start < edits[-1][1]:
            start = edits[-1][1]
        while end < len(text) and text[end] in " \t":
            end += 1
        if start < end:
            edits.append((start, end, ""))
    return edits


def _laid_out(text: str) -> _Edits:
    """The edits that make the layout of prose plain; fenced code and drawings are left alone."""
    if not _ODD.search(text):
        return []
    kept = sorted(m.span() for pattern in (_FENCE, _KEPT_LINE) for m in pattern.finditer(text))
    starts = [start for start, _ in kept]

    def is_kept(start: int, end: int) -> bool:
        at = bisect_right(starts, end)
        return any(start < last for _, last in kept[max(0, at - 2) : at])

    edits: _Edits = [(*match.span(), " ") for match in _BLANKS.finditer(text)]
    for match in _BOLD.finditer(text):
        if len(match[1]) == len(match[2]):
            edits += [(*match.span(1), ""), (*match.span(2), "")]
    edits += [(start, end, " ") for start, end in _wraps(text)]
    return [edit for edit in sorted(edits) if not is_kept(edit[0], edit[1])]


def _wraps(text: str) -> Iterator[tuple[int, int]]:
    """The line breaks of wrapped paragraphs, at which a sentence goes on."""
    for start, paragraph in _paragraphs(text):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        if not _is_wrapped(lines):
            continue
        for match in _BREAK.finditer(paragraph):
            line = paragraph[paragraph.rfind("\n", 0, match.start()) + 1 : match.start()]
            after = paragraph[match.end() :]
            if not _CLOSES_LINE.search(line) and not _OPENS_LINE.match(after):
                yield start + match.start(), start + match.end()


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether nearly every line but the last is so full that the next word had no room in it."""
    width = max(map(len, lines))
    full = [len(line) + 1 + len(after.split()[0]) > width for line, after in pairwise(lines)]
    return width >= _LEAST_WIDTH and sum(full) > _MOSTLY_FULL * len(full)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in re.finditer(r"\n[ \t\r]*\n|\Z", text):
        if text[at : match.start()].strip():
            yield at, text[at : match.start()]
        at = match.end()


def _edited(text: str, edits: _Edits) -> tuple[list[int], str]:
    """The text with its edits, and where each of its characters came from."""
    origins: list[int] = []
    shown: list[str] = []
    at = 0
    for start, end, instead in [*edits, (len(text), len(text), "")]:
        if start < at:
            continue
        origins += range(at, start)
        shown.append(text[at:start])
        if instead:
            origins.append(start)
            shown.append(instead)
        at = end
    return origins, "".join(shown)


def _blanked(text: str, edits: _Edits) -> str:
    signs = list(text)
    for start, end, _ in edits:
        signs[start:end] = [sign if sign in "\r\n" else " " for sign in signs[start:end]]
    return "".join(signs)
