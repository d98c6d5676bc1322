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
_NO_DIAGRAM = "a diagram, such as: "


def tradeoffs(material: Material) -> str | None:
    """For a choice without its alternative: one that names a product before any other."""
    bare = [said for said in material.sentences if not _WEIGHED.search(said.told)]
    asked = "name the option that you turned down, and the target on which it loses."
    for said in bare:
        if _CHOICE.search(said.told) and (product := _PRODUCT.search(said.told)):
            source = material.reading.submission.texts()[said.place.source]
            first = said.place.start
            name = source[first + product.start() : first + product.end()]
            return f"You chose {name} ({material.quote(said.place)}): {asked}"
    choice = next((said for said in bare if _CHOICE.search(said.told)), None)
    return f"You decide {material.quote(choice.place)}: {asked}" if choice else None


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


def _with_number(material: Material) -> Said | None:
    return next((said for said in material.sentences if quantities(said.told)), None)


TEMPLATES: dict[str, Callable[[Material], str | None]] = {
    "design.tradeoff_pairs": tradeoffs,
    "design.estimates_hit": estimates,
    "design.number_then_therefore": therefore,
    "design.scope_cut": scope,
    "design.diagram": diagram,
}
