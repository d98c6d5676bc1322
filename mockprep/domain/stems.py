"""Owns word forms: which plain forms a word may stand for, and when one word is a slip for another."""

from functools import lru_cache

_VOWELS = frozenset("aeiouy")

_FORMS = """
be: am is are was were been being; have: has had having; do: does did done doing
go: goes went gone; build: built; make: made; keep: kept; send: sent; run: ran; write: wrote written
hold: held; lose: lost; throw: threw thrown; take: took taken; give: gave given; find: found
begin: began begun; break: broke broken; choose: chose chosen; draw: drew drawn; catch: caught
bring: brought; buy: bought; know: knew known; show: shown; grow: grew grown; get: got gotten
say: said; see: saw seen; come: came; become: became; lead: led; meet: met; pay: paid; sell: sold
spend: spent; tell: told; understand: understood; win: won; teach: taught; fall: fell fallen
forget: forgot forgotten; hide: hid hidden; drive: drove driven; speak: spoke spoken; bind: bound
freeze: froze frozen; rewrite: rewrote rewritten; override: overrode overridden; mean: meant
child: children; person: people; index: indices; vertex: vertices; matrix: matrices; axis: axes
leaf: leaves; half: halves; id: ids; db: dbs; vm: vms; api: apis; cpu: cpus; gpu: gpus; lie: lying
"""


def _irregular() -> dict[str, str]:
    rows = (row.split(":") for row in _FORMS.replace("\n", ";").split(";") if row)
    return {form: plain.strip() for plain, forms in rows for form in forms.split()}


_IRREGULAR = _irregular()
_INVARIABLE = frozenset(
    "https kubernetes always perhaps whereas across towards series species news lens nothing "
    "something anything everything string during hundred embed shed only".split()
)

# Real words one letter away from words that interview answers are marked on: never read as slips.
_REAL_WORDS = frozenset(
    """
    about above again along among apart bound brake break bread bring build built catch cause chain chair
    chance change charge chase cheap cheat check child choice choose chose chunk claim clean clear click
    clone close cloud coast coarse count court couple cover crash cross dense draft drain drift drive
    eager early error event every exact exist expect extend extent fault field fight filed final first fixed
    flash flesh float flood floor focus force forge format former front found frame fresh frozen given
    grant grape graph grasp great greed green greet group grown guess guest guide heard heart heavy hedge
    infer inner inset insert inert input issue large later latter layer learn least leave level light limit
    linear liner local logic loose lower lucky match maybe media merge merger might minor mixed model mount
    mouse nested never night north noted occur offer often older order other outer owned paint panic paper
    parse party passed paste pasted patch pause phase phrase piece pilot place plain plane plant plate point
    pound power press price pride prime print prior prize probe proof prove proper quick quiet quite quote
    radio raise range rapid reach react ready really refer relay reply reset resort rest result right rival
    river robin robot rough round route router scale scare scene scope score sense serve server seven sever
    shape shard share sharp sheet shelf shell shift shirt short shown sight since slack slice slide slope
    small smart smell solid solve sound source space spare speak speed spend spent split sport stack staff
    stage stake stale stand stare start state static stats steal steam steel steep stick still stock stole
    stone store story strict strip stripe struct stuck study style suite super sweep sweet swift table taken
    taste teach tease tends tense tenth terms there these thick thing think third those though thought
    threat three threw throw tight timer times title token topic total touch tough trace track trade trail
    train trait treat trend trial tried tries trust truth twice under union unite until upper usage usual
    valid value vague virtual visit visual voice wants waste watch weigh where which while white whole
    whose winter wiser within without world worry worse worst would write wrong wrote yield young
    adapt adept adopt affect effect accept except access assess assert attach attack author balance
    batch before behave behind belong better beside border bottle bottom bounce branch bridge broken
    bucket budget buffer bundle button called caller callee cancel carrier center circle clause client
    closer cluster column combine common commit compact compare compete compile complex comply compute
    concern concert confirm conform consent consist contact contain content contend context contest
    contract contrast control convert correct corrupt create crease decide defect define delete deploy
    depend deepen derive desert detach detail detect device devise differ divide domain double dropped
    during either enable encode engage enough ensure entire evolve exceed expand expect export expose
    extent filter finite flavor fellow follow forest forget foster friend gather garner ground growth
    handle hanger happen harder header hidden higher import impact import improve inform injure inject
    insect insert intend intent invent invert invest invoke launch leader lender listen listing living
    locate logged longer manage manner market marked master matter member memory mental method middle
    minute mobile module moment monitor mutual native nature needed notice number object obtain option
    origin packet parent partial patient pattern people percent perfect perform permit person physical
    picked pocket policy polite poster prefer prepare present pretend prevent private process produce
    product program project promise propose protect protest provide public publish pursue random ranker
    rather reader reason recall recent record recover reduce refine reform refuse regard regret reject
    relate release relief remain remark remote remove render repair repeat replace report request
    require rescue research reserve resolve respect respond restore retain return reveal reverse review
    revise reward running safety sample scaled search second secret secure select sender serial series
    server session settle severe shadow shared signal silent simple single sister socket software
    sorted spread square stable statue status stream street stress strict strike string strong subset
    subject submit suffer suffix summer supply switch system tackle target tender tested thanks thread
    threshold timely toggle tracked trigger triple tunnel turned unable unique unlike update upload
    useful useless vendor verify version victim volume waiter waited weight window wonder worker writer
    """.split()
)


def _restored(stem: str) -> tuple[str, ...]:
    """What a verb may have been before -ed or -ing: runn > run, shar > share, creat > create."""
    if len(stem) < 2 or not _VOWELS.intersection(stem):
        return ()
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return (stem, stem[:-1])
    is_short = stem[-1] not in "aeiouywx" and stem[-2] in _VOWELS
    if is_short and not _VOWELS.intersection(stem[:-2]):
        return (stem + "e",)
    return (stem, stem + "e")


def _from_verb(word: str) -> tuple[str, ...]:
    if word.endswith("ing"):
        return _restored(word[:-3])
    if word.endswith("ied"):
        return (word[:-3] + "y", word[:-1])
    if word.endswith("eed"):
        return (word[:-1],)
    return _restored(word[:-2]) if word.endswith("ed") else ()


def _from_plural(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1]) if len(word) > 4 else (word[:-1],)
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "ses", "zes", "oes")):
        return (word[:-1], word[:-2])
    return (word[:-1],)


def _from_adverb(word: str) -> tuple[str, ...]:
    if len(word) < 6 or not word.endswith("ly"):
        return ()
    if word.endswith("ically"):
        return (word[:-4], word[:-2])
    if word.endswith("ily"):
        return (word[:-3] + "y",)
    return (word[:-1] + "e", word[:-2]) if word[-3] in "bp" else (word[:-2],)


@lru_cache(maxsize=32768)
def stems(word: str) -> tuple[str, ...]:
    """The plain forms that a lower-case word may stand for, the word itself first.

    Two words are forms of one another when their stems meet: `caching` gives (caching, cach,
    cache) and `caches` gives (caches, cache, cach). A form that is no word does no harm.
    Words with digits, underscores or signs stand for themselves only.
    """
    if word in _IRREGULAR:
        return (word, _IRREGULAR[word])
    if len(word) < 4 or not word.isalpha() or word in _INVARIABLE:
        return (word,)
    once = _from_plural(word) + _from_adverb(word)
    forms = (word, *once, *(form for start in (word, *once) for form in _from_verb(start)))
    return tuple(dict.fromkeys(form for form in forms if len(form) > 2))


def is_real_word(word: str) -> bool:
    """Whether the word is one that is so often meant that it is never taken for a slip."""
    return any(form in _REAL_WORDS for form in stems(word))


def is_slip(written: str, meant: str) -> bool:
    """Whether one edit (a letter changed, missing, added, or two swapped) turns one into the other.

    Both need the same first letter and five letters; a change of the last letter that may be an
    ending (caller, called, callee) is no slip.
    """
    size = min(len(written), len(meant))
    if size < 5 or abs(len(written) - len(meant)) > 1 or written[0] != meant[0]:
        return False
    at = next((i for i in range(size) if written[i] != meant[i]), size)
    left, right = written[at:], meant[at:]
    if len(left) == len(right):
        swapped = len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]
        fits = swapped or left[1:] == right[1:]
    else:
        fits = left[1:] == right if len(left) > len(right) else left == right[1:]
    is_ending = len(left) < 2 and len(right) < 2 and set(left + right) <= set("cdeklrsty")
    return fits and not is_ending
