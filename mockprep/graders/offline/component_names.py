"""Owns whether a box of a diagram is one of the expected components, by its name."""

import re
from collections.abc import Iterator, Sequence

from mockprep.domain.stems import stems


class Names:
    """The expected components by their names, prepared for many look-ups."""

    def __init__(self, components: Sequence[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[int, list[set[str]]]]] = {}
        self._known: dict[str, frozenset[int]] = {}
        for number, names in enumerate(components):
            for name in names:
                wanted = [set(stems(word)) for word in _words(name)]
                for form in wanted[0] if wanted else ():
                    self._by_first.setdefault(form, []).append((number, wanted[1:]))

    def of(self, box: str) -> frozenset[int]:
        """The numbers of the components whose name stands in the box."""
        found = self._known.get(box)
        if found is None:
            words = [set(stems(word)) for word in _words(box)[:40]]
            found = frozenset(self._found(words))
            self._known[box] = found
        return found

    def _found(self, words: list[set[str]]) -> Iterator[int]:
        for at, forms in enumerate(words):
            for form in forms:
                for number, rest in self._by_first.get(form, ()):
                    following = words[at + 1 : at + 1 + len(rest)]
                    if len(following) == len(rest) and all(map(set.intersection, rest, following)):
                        yield number


def _words(name: str) -> list[str]:
    """The words of a name, `IngestService` and `ingest_service` taken apart."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", name[:400])
    return re.findall(r"[^\W_]+", apart.lower())
