"""Owns the advice on designs: numbers that decide nothing, choices that nothing is set against."""

import re
from collections.abc import Callable

from mockprep.graders.offline.advice_material import Material, Said
from mockprep.graders.offline.quantities import quantities

_CHOICE = re.compile(
    r"\b(?:we|i)(?:'ll|'d| will| would| can)? (?:\w+ly )?(?:use|choose|chose|pick|picked|go for"
    r"|go with|keep|store|put|cache|shard|partition|replicate|write|add)\b"
)
_PRODUCT = re.compile(
    r"\b(?:redis|memcached|kafka|rabbitmq|sqs|kinesis|postgres\w*|mysql|sqlite|cassandra|dynamodb"
    r"|mongo\w*|elasticsearch|clickhouse|s3|cdn|nginx|grpc|graphql|websockets?|zookeeper)\b"
)
_WEIGHED = re.compile(
    r"\b(?:instead of|rather than|unless|versus|vs|trade-?offs?|at the cost of)\b"
)
_SOFT = re.compile(
    r"\b(?:fast|quick\w*|slow\w*|latency|availab\w+|reliab\w+|fresh\w*|real[- ]time|scal\w+|soon"
    r"|immediate\w*|at once|highly)\b"
)
_CALL = re.compile(r"\b(?:get|post|put|patch|delete) /|\b(?:apis?|endpoints?|calls?|requests?)\b")
_NO_DIAGRAM = "a diagram, such as: "


def tradeoffs(material: Material) -> str | None:
    """For a choice without its alternative: one that names a product before any other."""
    bare = [said for said in material.sentences if not _WEIGHED.search(said.told)]
    choices = [said for said in bare if _CHOICE.search(said.told)]
    asked = "name the option that you turned down, and the target on which it loses."
    for said in choices:
        if name := _product(material, said):
            return f"You chose {name} ({material.quote(said.place)}): {asked}"
    return f"You decide {material.quote(choices[0].place)}: {asked}" if choices else None


def failures(material: Material) -> str | None:
    """For a design in which nothing breaks: a product that is named, gone for a while."""
    asked = "say that it is gone for five minutes, and tell what a user sees in that time."
    for said in material.sentences:
        if name := _product(material, said):
            return f"You rely on {name} ({material.quote(said.place)}): {asked}"
    choice = material.sentence_with(_CHOICE)
    return f"Take the part away of {material.quote(choice.place)}: {asked}" if choice else None


def targets(material: Material) -> str | None:
    """For promises without a number."""
    soft = material.sentence_with(_SOFT)
    said = soft or next(iter(material.sentences), None)
    if said is None:
        return None
    return f"Put a number on {material.quote(said.place)}: how fast, how available, how fresh?"


def security(material: Material) -> str | None:
    """For a design that anybody may use in any way."""
    said = material.sentence_with(_CALL) or material.sentence_with(_CHOICE)
    if said is None:
        return None
    return f"{material.quote(said.place)}: who may do that, and against which abuse?"


def watched(material: Material) -> str | None:
    """For a design that nobody looks after."""
    said = material.sentence_with(_PRODUCT) or material.sentence_with(_CHOICE)
    if said is None:
        return None
    return f"{material.quote(said.place)}: which metric of it do you watch, and who is told when?"


def estimates(material: Material) -> str | None:
    """For a quantity that was not worked out: from a number that is there."""
    if not material.finding.missing:
        return None
    name = material.finding.missing[0].removeprefix("an estimate of ")
    near = _with_number(material)
    if near is None:
        return f"Work out {name} aloud, with its unit."
    return f"From {material.quote(near.place)} work out {name}, with its unit."


def therefore(material: Material) -> str | None:
    """For a number that decides nothing."""
    said = _with_number(material)
    if said is None:
        return None
    return f"You say {material.quote(said.place)}: which choice follows? Go on with 'so ...'."


def scope(material: Material) -> str | None:
    """For a design that leaves nothing out."""
    if not material.sentences:
        return None
    first = material.quote(material.sentences[0].place)
    return f"You begin with {first}: add one thing that you leave out, and why."


def diagram(material: Material) -> str | None:
    """For parts or joins that were not drawn."""
    missing = material.finding.missing
    if not missing:
        return None
    drawn = next((s.place for s in material.finding.seen if s.place), None)
    if drawn is not None:
        return (
            f"Your drawing {material.quote(drawn)} lacks {missing[0]}: draw it in, with an arrow."
        )
    if not missing[0].startswith(_NO_DIAGRAM):
        return f"Draw {missing[0]}, with an arrow to what it talks to."
    choice = material.sentence_with(_CHOICE)
    if choice is None:
        return None
    example = missing[0].removeprefix(_NO_DIAGRAM)
    return f"Draw what you say in {material.quote(choice.place)} with arrows, such as {example}."


def _product(material: Material, said: Said) -> str:
    """The product that a sentence names, as it was written; empty where it names none."""
    found = _PRODUCT.search(said.told)
    if found is None:
        return ""
    source, first = material.reading.submission.texts()[said.place.source], said.place.start
    return source[first + found.start() : first + found.end()]


def _with_number(material: Material) -> Said | None:
    return next((said for said in material.sentences if quantities(said.told)), None)


TEMPLATES: dict[str, Callable[[Material], str | None]] = {
    "design.tradeoff_pairs": tradeoffs,
    "design.estimates_hit": estimates,
    "design.number_then_therefore": therefore,
    "design.targets": targets,
    "design.failures": failures,
    "design.security": security,
    "design.watched": watched,
    "design.scope_cut": scope,
    "design.diagram": diagram,
}
