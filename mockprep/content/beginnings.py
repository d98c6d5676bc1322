"""Beginnings of content files: complete as they are, with comments that say what to change."""

from pathlib import Path
from typing import Literal, get_args

SkeletonKind = Literal["concept", "code", "design", "behavioral", "rubric", "loop"]
SKELETON_KINDS: tuple[SkeletonKind, ...] = get_args(SkeletonKind)


def skeleton(kind: SkeletonKind, name: str = "") -> str:
    """The text of a new file of the kind; `name` is the bank's, rubric's or loop's own."""
    text = (Path(__file__).parent / "skeletons" / f"{kind}.yaml").read_text(encoding="utf-8")
    stand_in = f"my-{kind}"
    name = name or stand_in
    title = name.replace("-", " ").capitalize()
    return text.replace(
        f"title: {stand_in.replace('-', ' ').capitalize()}", f"title: {title}"
    ).replace(stand_in, name)
