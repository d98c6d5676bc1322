"""Owns the telling of languages: whether words are English, by function words and letters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mockprep.domain.question import AnyQuestion
from mockprep.domain.stems import is_real_word, vocabulary
from mockprep.graders.offline import honesty_words as words_for
from mockprep.graders.offline.honesty_copies import sentence_words
from mockprep.graders.offline.reading import Reading

_ENGLISH = vocabulary(
    """
    the of and that it is was with for are this from not but they we you i which when would could
    have had has because there what how been were my our their by be if can then than into who
    these those she his your does did should about after before only it's don't isn't i'd i'm
    """
)
_COMMON = _ENGLISH | vocabulary("a an in on to at as or so do no he her me all one us its will")
_OTHERS = {
    "German": "der die das und ist nicht ich wir ein eine einen einer dem den des mit für auf von "
    "zu sich auch es haben habe hat hatte wurde wird werden dass weil wenn aber sind bei nach noch "
    "über im zum zur als kann nur kein keine mehr man er sie durch wie dann diese dieser jede alle",
    "French": "le la les des et est une un que qui dans pour pas sur nous je il elle avec ce cette "
    "sont était été mais au aux du par plus ne se ont avons j'ai c'est donc où ses son leur fois",
    "Spanish": "el la los las de que y es una un en por para con no se lo del al como pero más "
    "este esta fue era nosotros yo porque cuando su sus hemos he había cada eso son muy ya sin",
    "Italian": "il lo la gli le di che è una un in per con non si del della dei ma più questo "
    "questa abbiamo ho era perché quando come anche sono nel nella al ogni quindi stato molto",
    "Portuguese": "o os as de que e é uma um em por para com não se do da dos das mas mais este "
    "esta foi era nós eu porque quando como ao na no cada então são isso muito uma vez",
    "Dutch": "de het een en van is niet ik wij we dat die met voor op aan zijn hebben heb was "
    "werd wordt maar ook als bij naar nog om te er geen dit deze elke dus omdat kan alleen",
    "Polish": "i w na z się nie jest to że do jak ale był była było przez dla po za od tym które "
    "który mam mamy ponieważ oraz tylko więc każdy są być może",
    "Swedish": "och att det som en ett är inte jag vi på av för med den till har hade var men om "
    "när eftersom de från bara varje så kan blir",
    "Danish or Norwegian": "og at det som en et er ikke jeg vi på af av for med den til har havde "
    "hadde var men om når fordi de fra bare hver så kan blir bliver",
    "Turkish": "ve bir bu için ile de da çok ama olarak daha gibi ben biz sonra kadar değil olan "
    "her ne ki sadece çünkü olur",
    "Czech": "a se na je že v do to s z jsem jsme ale nebo jako když protože který která bylo byl "
    "pro po jen každý jsou není tak",
    "Romanian": "și de la în cu o un care este nu pe din pentru am fost dar mai că sau ca s-a "
    "fiecare doar sunt deci",
    "Indonesian": "yang dan di ke dari untuk dengan tidak ini itu saya kami pada karena adalah "
    "sudah akan dalam bisa setiap hanya jadi",
    "Finnish": "ja on ei se että oli mutta kun niin joka myös minä me tämä ole olen voi sekä koska "
    "vain kaikki ovat siis",
    "Hungarian": "a az és hogy nem egy is volt de mert ez azt meg csak én mi lesz ha minden így "
    "van vagy",
    "Vietnamese": "và của là có không được cho trong với một các những tôi chúng này đã để khi "
    "thì mỗi vì nên",
}
# A word that is English too says nothing: `a`, `to` and `do` are Czech as well.
_WORDS = {name: vocabulary(words) - _COMMON for name, words in _OTHERS.items()}
_LANGUAGES_WITH: dict[str, list[str]] = {}
for _name, _known in _WORDS.items():
    for _word in _known:
        _LANGUAGES_WITH.setdefault(_word, []).append(_name)
_LEAST_WORDS = 5
_LEAST_SHARE = 0.18
"""The share of function words of a language from which a sentence may be in it."""
_LEAST_UNKNOWN = 15
_FEW_ENGLISH = 0.08
_FEW_KNOWN = 0.25
_MOSTLY = 0.6
_PARTLY = 0.15
"""The shares of letters in another language from which an answer is not rated, and is told of."""


def foreign(own: Reading) -> tuple[str, str]:
    """Why the whole can't be read as English, and a remark where some of it can't."""
    lines = [
        (words, voice, run) for voice in own.voices for run, words in sentence_words(voice.text)
    ]
    found = [
        (name, words, voice.place(voice.text.span(run[0], run[1] - 1)))
        for words, voice, run in lines
        if (name := language_of(words))
    ]
    share = 0.0
    if found:
        share = _letters(words for _, words, _ in found) / _letters(words for words, _, _ in lines)
    if share >= _MOSTLY:
        return _refused(words_for.foreign(own.submission, found[0][0], found[0][2]))
    told = [word for words, _, _ in lines for word in words]
    if own.question.kind != "code" and is_unreadable(told, _vocabulary(own.question)):
        return _refused(words_for.unreadable(told))
    if share < _PARTLY:
        return "", ""
    return "", words_for.partly_foreign(own.submission, found[0][0], found[0][2], share)


def _refused(why: str) -> tuple[str, str]:
    return why, words_for.sentence(why)


def _letters(lines: Iterable[tuple[str, ...]]) -> int:
    return sum(len(word) for line in lines for word in line)


def _vocabulary(question: AnyQuestion) -> Iterator[str]:
    """The words of the question and of how it is marked."""
    points = (point.point for point in question.key_points())
    patterns = (pattern for point in question.key_points() for pattern in point.any_of)
    for text in (question.ask, question.answer, *points, *patterns):
        yield from re.findall(r"[^\W_]+", text.lower())


def language_of(words: Sequence[str]) -> str | None:
    """The language or the script of a sentence that is not English; None for all that may be."""
    if script := _script(words):
        return script
    if len(words) < _LEAST_WORDS:
        return None
    if _LANGUAGES_WITH.keys().isdisjoint(words):
        return None
    hits = Counter(name for word in words for name in _LANGUAGES_WITH.get(word, ()))
    english = sum(word in _ENGLISH for word in words)
    name = max(_WORDS, key=lambda language: hits[language])
    is_other = (
        len(_WORDS[name].intersection(words)) > 1
        and hits[name] >= _LEAST_SHARE * len(words)
        and hits[name] > 2 * english
    )
    return name if is_other else None


def is_unreadable(words: Sequence[str], known: Iterable[str]) -> bool:
    """Whether hardly a word is English: a language that has no list here, or no language."""
    if len(words) < _LEAST_UNKNOWN:
        return False
    small = sum(map(_COMMON.__contains__, words))
    if small >= _FEW_ENGLISH * len(words):
        return False
    terms = frozenset(known)
    real = sum(word in terms or word in _COMMON or is_real_word(word) for word in words)
    return real < _FEW_KNOWN * len(words)


def _script(words: Iterable[str]) -> str | None:
    """The letters in which most of the words are written, other than Latin ones."""
    written = "".join(words)
    if written.isascii():
        return None
    letters = [letter for letter in written if letter.isalpha()]
    if not letters:
        return None
    foreign = Counter(_script_of(letter) for letter in letters if ord(letter) > 0x24F)
    foreign.pop("LATIN", None)
    if foreign.total() * 2 <= len(letters) or foreign.total() < 4:
        return None
    return f"{foreign.most_common(1)[0][0].title()} script"


def _script_of(letter: str) -> str:
    name = unicodedata.name(letter, "OTHER").split()[0]
    return {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}.get(name, name)
