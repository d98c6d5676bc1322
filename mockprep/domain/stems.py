"""Owns word forms: the plain forms a word may stand for, and when it is a slip for another."""

from functools import lru_cache


def vocabulary(listed: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(listed.split())


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
overwrite: overwrote overwritten
"""


def _irregular() -> dict[str, str]:
    rows = (row.split(":") for row in _FORMS.replace("\n", ";").split(";") if row)
    return {form: plain.strip() for plain, forms in rows for form in forms.split()}


_IRREGULAR = _irregular()
_INVARIABLE = vocabulary(
    "https kubernetes always perhaps whereas across towards series species news lens nothing "
    "something anything everything string during hundred embed shed only"
)

# Real words with another real word one letter away (waiting, writing): never read as slips.
_REAL_WORDS = vocabulary(
    """
    abort about accent accept adapt adept adopt advice after alone along alter among analyse
    analyze arrange assert assure atexit attach attack audit balance band bank basis behavior
    behaviour being bench bend better bind black blank blink block book boring bounce brake
    bread break bridge bring broker butter cache call callee caller card care case cast catch
    cause caution center centre chair chance change charge chase cheap cheat check choose chord
    clarify clash class clause clean clear click clock clone close closer cluster coarse coast
    codec color colour combo come commit compact compare compete compile compiler complaint
    complete completer complex comply compress compute concert confirm conform consent consist
    constrain consume consumer contact contain content contention contest context contig
    contiguous continuous contract contrast convention converge convert cook core cost couple
    course court cover cpython crash crease create curse curve cython damp danger data death
    decay decent decide decode decoder deepen defect define delay delicate denote dense deny
    depend dependence dependency derive descent desire detect devise disk divide draft drain
    drift drive driver edit emit encode encoder enter entire entirety entry except exist exit
    expect expensive expert expire explode export expose express extensive extent extra face
    fact factor factory fail fall favour feed feel fellow field fight file fill filler filter
    find fire fix flash flavor flesh flood flush force forge fork form foster fourth fraction
    frame free freeze fresh friction given grant grape great greed greek green greet gross guest
    guide hand handle handler hang harder heap hint hit hole horse house ideal identifier
    identify identity indeed indent inert infer inferior infinite infinity inner input insect
    insert inset insure intend intent intention inter intern internal interval invent inverse
    invert invest item join kind know lack large latent later latter layer lead leader leaf leak
    leave lender letter like line liner link linker list listen live load loan local locale
    locate lock logger logic login longer look loop loose lose loser make maker manage manager
    mark mask master match matcher matter media merger mess micro middle minus mistake misuse
    modal mode model modify module modulo money monkey mount move multi multiple mutate naive
    naked native nearby need network never newer node normal normalise normalize note notice
    number older order pack page paint paper parent parse part party pass paste patch pause
    permit person phase phrase pick pickle pilot place plain plan plane plant plate pocket point
    pole poll pool port practise precede predicate predict presence present preset press pretend
    prevent price pride prime principal principle print prior prize probe proceed process
    produce product project promise prompt prone proper property propose protect protest prove
    proven provide provider pull punt purse push qualify quality quantity quick quiet quit quite
    quota quote radio raise range rank ratio reach react read reader ready realm reap reason
    rebind recall recover recur redis refer refine refuse regex relate relax relay relief rely
    remain remote remove render reorder replace replay reply report resent reset reside resolve
    resort respond rest restore retain retrieve retry reuse reverse revert revise revolution
    reward rewind rise role root rotate route router routine rule safe safety sale salt sample
    sampler save say scale scan scare schema scheme scope score seed seek seem sell send sender
    sense series serve server settle sever shall shallow shape shard share sharp sheet shelf
    shell shift ship shirt short shorten shorter show shrunk side sift sight signal silent
    simple simpler since site size skip slack slate slave slice slide slope slot slow small
    smart smell solve solver sorter space spam span spare sparse spawn speak special specify
    speed spell spend spike spin spite split sport stable stack staff stage stake stale stall
    stand star stare start starter stash state stats statue status stay steal steam steel steep
    step stick still stock stole stone stop store story stress strict strike string stripe
    strong struct stuck study style subset suffix suite summary supply swallow sweep sweet swift
    sync table tail take talk taste tends terms test text thank theme there these thick thing
    think thorough those though thread threat three through throughout throughput throw tick
    timer times token topic torch touch tough trace tracer track tracker trade trail train trait
    trap tree trend trial trick trie trip triple truck tune turn type typical typo unable under
    unify union unity unlike unlink unload until upload vague value version visual wait waiter
    wake walk want waste watch wave weak week weigh weight whenever wherever while white whole
    whose winter wiser word work world worse would write writer
    """
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


@lru_cache(maxsize=65536)
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


def slip_traits(word: str, is_prefix: bool = False) -> tuple[str, ...]:
    """Of two words one of which is a slip for the other, one trait at least is the same.

    One slip leaves the first two letters or the last two as they are; where only the start of a
    word is meant, all that is sure is the first letter.
    """
    return (word[0],) if is_prefix else (word[:2], f"{word[0]}...{word[-2:]}")


@lru_cache(maxsize=32768)
def starts_near(key: str, prefix: str) -> bool:
    """Whether the start of a word is one slip away from a prefix, and ends in the same letter."""
    size = len(prefix)
    # Where the slip is at the very start, what follows stands in the word as it is.
    is_late = key[:2] == prefix[:2]
    if len(key) < size - 1 or not (is_late or prefix[3:-1] in key):
        return False
    starts = (key[:cut] for cut in (size - 1, size, size + 1))
    return any(start[-1] == prefix[-1] and is_slip(start, prefix) for start in starts)
