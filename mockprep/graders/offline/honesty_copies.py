"""Owns the finding of copied words: stretches shared with another text, and what is said twice."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from mockprep.domain.patterns import Span, Text

_PROMPT_RUN = 5
_REFERENCE_RUN = 6
_CERTAIN_RUN = 12
"""Words in a row that two people do not write alike by chance."""
_MOSTLY = 0.8
"""The share of copied words from which a whole sentence counts as copied."""
_SHORTEST_COPY = 3
_SHORTEST_PART = 8
"""Words of the shortest piece of a prompt's sentence that counts as copied: `A or B?` is answered
by a piece of the question."""
_SHORTEST_REPEAT = 4
"""Words of the shortest sentence that is hidden by itself; a shorter one may be meant twice."""
_CLOSING = frozenset(".!?;:\"')]}*_`\u2026")

Run = tuple[int, int]
"""The number of the first word of a stretch, and the number after its last."""


class Wording:
    """What may have been copied from: texts whose runs of words are looked up."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._lines = [[line for _, line in sentence_words(text)] for text in _read(texts)]
        self.sentences = frozenset(line for lines in self._lines for line in lines)
        self._whole = [tuple(form for line in lines for form in line) for lines in self._lines]
        self._runs: dict[int, frozenset[tuple[str, ...]]] = {}
        self._words = frozenset(word for words in self._whole for word in words)

    def covered(self, words: Sequence[str], length: int) -> list[bool]:
        """For each word whether it stands in a run of that many words of these texts."""
        marks = [False] * len(words)
        # Few texts have so many words of another one in a row, and that is soon seen.
        if b"\1" * length not in bytes(map(self._words.__contains__, words)):
            return marks
        runs = self.runs(length)
        for at, run in enumerate(_runs_of(words, length)):
            if run in runs:
                marks[at : at + length] = [True] * length
        return marks

    def runs(self, length: int) -> frozenset[tuple[str, ...]]:
        """Every run of that many words in these texts."""
        if length not in self._runs:
            found = (run for words in self._whole for run in _runs_of(words, length))
            self._runs[length] = frozenset(found)
        return self._runs[length]


@lru_cache(maxsize=3072)
def wording(*texts: str) -> Wording:
    """The wording of some texts, read once for all answers to a question."""
    return Wording(texts)


def sentence_words(text: Text) -> tuple[tuple[Run, tuple[str, ...]], ...]:
    """The sentences of a text by the numbers of their words, each with these words."""
    found = text.cache.get(sentence_words)
    if found is None:
        found = tuple((run, forms(text, run)) for run in sentence_runs(text))
        text.cache[sentence_words] = found
    return found


def forms(text: Text, run: Run) -> tuple[str, ...]:
    """The words of a run, signs left out."""
    return tuple(text.tokens[at].form for at in range(*run) if text.forms[at].is_word)


def sentence_runs(text: Text) -> tuple[Run, ...]:
    """The sentences of a text by the numbers of their words."""
    ends = sorted(dict.fromkeys(text.limits))
    return tuple(pairwise([0, *ends]))


def copied(text: Text, prompt: Wording) -> tuple[Span, ...]:
    """The sentences that are the prompt's, and its long runs within other sentences."""
    spans = []
    follows_copy = False
    for run, words in sentence_words(text):
        shared = prompt.covered(words, _PROMPT_RUN)
        least = 1 if follows_copy else _SHORTEST_COPY
        is_whole = len(words) >= least and words in prompt.sentences
        is_part = len(words) >= _SHORTEST_PART and sum(shared) >= _MOSTLY * len(words)
        # `The base case of it is one` repeats the question, and then answers it.
        follows_copy = is_whole or (is_part and shared[-1])
        if follows_copy:
            spans.append(_span(text, run))
            continue
        spans += _spans(text, run, shared, _PROMPT_RUN if is_part else _CERTAIN_RUN)
    return tuple(spans)


def shared_share(text: Text, reference: Wording) -> tuple[float, Span | None]:
    """The share of the words that stand in runs of the reference, and its longest such run.

    There is none where no run is long enough to be no chance.
    """
    whole = (0, len(text.tokens))
    words = [word for _, line in sentence_words(text) for word in line]
    shared = reference.covered(words, _REFERENCE_RUN)
    stretches = list(_stretches(shared, _CERTAIN_RUN))
    if not stretches:
        return 0.0, None
    numbers = _word_numbers(text, whole)
    first, after = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return sum(shared) / len(words), text.span(numbers[first], numbers[after - 1])


def repeated(texts: Sequence[Text]) -> tuple[tuple[Span, ...], ...]:
    """For each text, the sentences and the long runs that were said before, in it or above it."""
    told: set[tuple[str, ...]] = set()
    runs: set[tuple[str, ...]] = set()
    return tuple(tuple(_repeats(text, told, runs)) for text in texts)


def _repeats(text: Text, told: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> Iterator[Span]:
    follows_hidden = False
    for run, words in sentence_words(text):
        least = 1 if follows_hidden else _SHORTEST_REPEAT
        follows_hidden = len(words) >= least and words in told
        if follows_hidden:
            yield _span(text, run)
            continue
        told.add(words)
        again = [False] * len(words)
        for at, stretch in enumerate(_runs_of(words, _CERTAIN_RUN)):
            if stretch in runs:
                again[at : at + _CERTAIN_RUN] = [True] * _CERTAIN_RUN
            runs.add(stretch)
        yield from _spans(text, run, again, _CERTAIN_RUN)


def _read(texts: Iterable[str]) -> list[Text]:
    return [Text(text) for text in texts if text.strip()]


def _span(text: Text, run: Run) -> Span:
    """A sentence with the signs that end it."""
    words = text.span(run[0], run[1] - 1)
    end = words.end
    while end < len(text.folded) and text.folded[end] in _CLOSING:
        end += 1
    return Span(words.start, end)


def _spans(text: Text, run: Run, marks: Sequence[bool], least: int) -> list[Span]:
    """The stretches of at least so many marked words in a sentence."""
    stretches = list(_stretches(marks, least))
    numbers = _word_numbers(text, run) if stretches else []
    return [text.span(numbers[first], numbers[after - 1]) for first, after in stretches]


def _word_numbers(text: Text, run: Run) -> list[int]:
    return [at for at in range(*run) if text.forms[at].is_word]


def _runs_of(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(length)), strict=False)


def _stretches(marks: Sequence[bool], least: int) -> Iterator[Run]:
    """The stretches of at least so many marked words."""
    if sum(marks) < least:
        return
    start = 0
    for at, marked in enumerate([*marks, False]):
        if not marked:
            if at - start >= least:
                yield start, at
            start = at + 1
