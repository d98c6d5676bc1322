"""Owns joins that are told in sentences: "the gateway forwards to ingest, which writes to Kafka".

Only joins between expected components are looked for. A sentence is walked through once: a
component, then a verb or preposition that joins, then another component.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mockprep.domain.patterns import Span, Text
from mockprep.domain.stems import stems, vocabulary
from mockprep.domain.text import keys_of

_VERBS = vocabulary(
    """
    accept append ask batch broadcast buffer bulk cache call check claim collect commit connect
    consult consume copy deliver dequeue dispatch distribute drain drop emit enqueue enter expose
    fan feed fetch fill flow flush forward front get give go hand hit hold ingest insert invoke join
    keep land lease link listen load log look lookup notify pass persist pick poll post proxy
    publish pull push put query reach read receive record relay replicate report request return
    route run save send serve sit split store stream subscribe sync take talk tell touch trigger
    update upload use wait write
    """
)
_PREPOSITIONS = vocabulary("to into onto through via behind from by between in on with over under")
_RELATIVE = vocabulary("which that who where whose there it this these they them")
_STARTS = vocabulary("it this that they these from there which")
_BETWEEN_LISTED = vocabulary("and or the a an our its both also then")
_MOST_LISTED = 6
_REACH = 14
"""Words at most between two components that are joined."""


class Mention(NamedTuple):
    """A place where components are named: its first and last word."""

    first: int
    last: int
    components: frozenset[int]


@dataclass(frozen=True, slots=True)
class ToldJoin:
    """Two components, by their numbers, that a sentence joins, and the stretch that says so."""

    start: int
    end: int
    span: Span


@dataclass(slots=True)
class _Walk:
    """Where one is in a sentence."""

    subject: list[Mention] = field(default_factory=list)
    """What acts."""
    latest: list[Mention] = field(default_factory=list)
    """What was named last, several where they are listed."""
    has_verb: bool = False
    """Whether a joining word stands between the subject and what comes next."""


def told_joins(text: Text, components: Sequence[Sequence[str]]) -> tuple[ToldJoin, ...]:
    """The joins that the sentences of a text tell, in order."""
    mentions = _mentions(text, components)
    found: list[ToldJoin] = []
    before: list[Mention] = []
    for sentence in _by_sentence(text, mentions):
        walk = _Walk()
        first = _first_word(text, sentence[0].first)
        if before and text.tokens[first].form in _STARTS and text.limits[before[-1].last] == first:
            walk.subject = walk.latest = before[-1:]
        found += _walked(text, sentence, walk, first)
        before = sentence
    return tuple(found)


def _walked(text: Text, sentence: list[Mention], walk: _Walk, at: int) -> Iterator[ToldJoin]:
    for mention in sentence:
        _step(text, walk, at, mention.first)
        # What stands before all components joins none of them: `with Kafka and Redis`.
        walk.has_verb = walk.has_verb and bool(walk.subject)
        if walk.has_verb:
            for source in walk.subject:
                yield from _joined(text, source, mention)
        listed = walk.latest if _is_listed(text, at, mention.first) else []
        walk.latest = [*listed[-_MOST_LISTED:], mention]
        if not walk.has_verb:
            walk.subject = walk.latest
        at = mention.last + 1


def _step(text: Text, walk: _Walk, start: int, end: int) -> None:
    """Read the words between two mentions: who acts next, and whether they act at all."""
    if _is_listed(text, start, end) and walk.has_verb:
        return
    verb = relative = then = False
    for at in range(start, end):
        form = text.tokens[at].form
        relative = relative or form in _RELATIVE
        then = then or form == "then"
        if not text.negated[at]:
            verb = verb or _joins(form)
    had_verb = walk.has_verb
    walk.has_verb = verb or then
    if not walk.has_verb or not had_verb:
        if had_verb:
            walk.subject = walk.latest
        return
    if relative or not _is_new_clause(text, start, end):
        walk.subject = walk.latest
    elif then:
        walk.subject = [*walk.subject, *walk.latest]


def _is_new_clause(text: Text, start: int, end: int) -> bool:
    """Whether the first word carries on with the same subject: `and writes`, `, writes`, `then`."""
    if start >= end:
        return False
    glue = text.folded[text.tokens[start - 1].end : text.tokens[start].start] if start else ""
    return "," in glue or text.tokens[start].form in ("and", "then", "but", "or")


def _joins(form: str) -> bool:
    return form in _PREPOSITIONS or any(stem in _VERBS for stem in stems(form))


def _is_listed(text: Text, start: int, end: int) -> bool:
    """Whether nothing but a comma, `and` or `or`, and articles stand between two mentions."""
    return end - start <= 4 and all(
        text.tokens[at].form
        in ("and", "or", "the", "a", "an", "our", "its", "both", "also", "then")
        for at in range(start, end)
    )


def _joined(text: Text, source: Mention, target: Mention) -> Iterator[ToldJoin]:
    if target.first - source.last > _REACH or source.components & target.components:
        return
    span = text.span(source.first, target.last)
    for start in source.components:
        for end in target.components:
            yield ToldJoin(start, end, span)


def _mentions(text: Text, components: Sequence[Sequence[str]]) -> list[Mention]:
    """Where each component is named, in order; of names within names the longest."""
    places: dict[tuple[int, int], set[int]] = {}
    for number, names in enumerate(components):
        for name in names:
            words = name.lower().replace("-", " ").split()
            for place in _places(text, words):
                places.setdefault(place, set()).add(number)
    found: list[Mention] = []
    for first, last in sorted(places, key=lambda place: (place[0], -place[1])):
        if found and first <= found[-1].last:
            continue
        found.append(Mention(first, last, frozenset(places[first, last])))
    return found


def _places(text: Text, words: list[str]) -> Iterator[tuple[int, int]]:
    if not words:
        return
    starts = {place for key in stems(words[0]) for place in text.exact(key)}
    rest = [set(stems(word)) for word in words[1:]]
    for first, last in starts:
        end = last + len(rest)
        if end < len(text.tokens) and all(
            wanted & set(keys_of(text.tokens[last + 1 + at].form)) for at, wanted in enumerate(rest)
        ):
            yield first, end


def _by_sentence(text: Text, mentions: list[Mention]) -> Iterator[list[Mention]]:
    sentence: list[Mention] = []
    for mention in mentions:
        if sentence and text.limits[sentence[-1].last] != text.limits[mention.first]:
            yield sentence
            sentence = []
        sentence.append(mention)
    if sentence:
        yield sentence


def _first_word(text: Text, at: int) -> int:
    """The number of the first word of a word's sentence."""
    limit = text.limits[at]
    while at > 0 and text.limits[at - 1] == limit:
        at -= 1
    return at
