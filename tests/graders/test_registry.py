"""Graders are found by entry points, none is imported before it is chosen."""

import sys
from pathlib import Path

import pytest

from mockprep.errors import GraderError
from mockprep.graders import registry

GOOD = """
class Kind:
    \"\"\"Praises everything.

    More about it.\"\"\"
    name = "kind"

    async def grade(self, submission, rubric):
        raise NotImplementedError
"""


def install(
    folder: Path, distribution: str, points: str, group: str = registry.GROUP, **modules: str
) -> list[str]:
    """Put a distribution with entry points into a folder; the path to look for it."""
    described = folder / f"{distribution.replace('-', '_')}-1.2.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n", encoding="utf-8"
    )
    (described / "entry_points.txt").write_text(f"[{group}]\n{points}\n", encoding="utf-8")
    for name, source in modules.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    return [str(folder)]


@pytest.fixture
def importable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder from which modules can be imported."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_a_grader_is_listed_without_being_imported(importable: Path) -> None:
    path = install(importable, "kind-grader", "kind = kind_a:Kind", kind_a=GOOD)
    (listed,) = registry.installed(path)
    assert (listed.name, listed.distribution) == ("kind", "kind-grader 1.2")
    assert registry.names(path) == ("kind",)
    assert "kind_a" not in sys.modules


def test_a_grader_is_imported_when_chosen(importable: Path) -> None:
    path = install(importable, "kind-grader", "kind = kind_b:Kind", kind_b=GOOD)
    assert registry.load("kind", path).name == "kind"
    (listing,) = registry.listing(path)
    assert listing.about == "Praises everything."
    assert listing.problem is None


def test_an_unknown_name_is_told_with_the_nearest(importable: Path) -> None:
    path = install(importable, "kind-grader", "kind = kind_c:Kind", kind_c=GOOD)
    with pytest.raises(GraderError, match=r"no grader is called 'kinda'.*did you mean 'kind'"):
        registry.load("kinda", path)
    with pytest.raises(GraderError, match="installed: kind"):
        registry.load("zzz", path)
    with pytest.raises(GraderError, match="no grader is installed"):
        registry.load("kind", [str(importable / "nowhere")])


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("raise SystemExit('bye')", "SystemExit: bye"),
        ("other = 1", "AttributeError"),
        ("class Kind:\n    def __init__(self, key): ...", "TypeError"),
        ("class Kind:\n    name = ''", "without a name"),
        ("class Kind:\n    name = 'kind'", "no method `grade`"),
    ],
)
def test_a_broken_plugin_is_listed_and_fatal_only_when_chosen(
    importable: Path, source: str, cause: str
) -> None:
    module = f"broken_{abs(hash(source))}"
    path = install(importable, "kind-grader", f"kind = {module}:Kind", **{module: source})
    (listing,) = registry.listing(path)
    assert cause in (listing.problem or "")
    with pytest.raises(GraderError, match=r"'kind' of kind-grader 1\.2 can't be used") as caught:
        registry.load("kind", path)
    assert cause in str(caught.value)


def test_a_name_that_two_distributions_claim_names_both(importable: Path) -> None:
    path = install(importable, "kind-grader", "kind = kind_d:Kind\nfine = kind_d:Kind", kind_d=GOOD)
    path += install(importable / "more", "other-grader", "kind = kind_d:Kind")
    with pytest.raises(GraderError, match=r"kind-grader 1\.2 and other-grader 1\.2 both have"):
        registry.load("kind", path)
    assert registry.load("fine", path).name == "kind"
    problems = {e.installed.name: e.problem for e in registry.listing(path)}
    assert "uninstall one of them" in (problems["kind"] or "")
    assert problems["fine"] is None


def test_the_same_distribution_further_down_the_path_is_shadowed(importable: Path) -> None:
    path = install(importable, "kind-grader", "kind = kind_e:Kind", kind_e=GOOD)
    path += install(importable / "more", "kind_grader", "kind = kind_e:Kind")
    assert registry.load("kind", path).name == "kind"
