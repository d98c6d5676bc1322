"""Which ways to keep code in work here, and what they are called."""

import os
import sys
from pathlib import Path

import pytest

from mockprep.errors import RunnerError
from mockprep.runner import isolation as ways
from mockprep.runner.isolation import Isolation, Unavailable


def test_every_way_is_looked_at_strongest_first() -> None:
    assert [found.level for found in ways.survey()] == list(ways.LEVELS)
    assert [found.level for found in ways.available()] == [
        found.level for found in ways.survey() if isinstance(found, Isolation)
    ]


def test_a_way_that_does_not_work_says_why() -> None:
    for found in ways.survey():
        if isinstance(found, Unavailable):
            assert found.why
    reasons = {found.level: found.why for found in ways.survey() if isinstance(found, Unavailable)}
    assert reasons.get("sandbox-exec") == (
        None if sys.platform == "darwin" else "only macOS has it"
    )


def test_the_strongest_is_the_first_that_works() -> None:
    assert ways.strongest() == ways.available()[0]


def test_a_way_can_be_chosen_by_its_name() -> None:
    for found in ways.available():
        assert ways.chosen(found.level) == found


def test_a_name_that_no_way_has_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(RunnerError, match="no isolation is called 'docker'; there are bubblewrap"):
        ways.chosen("docker")


def test_a_way_that_does_not_work_here_can_not_be_chosen() -> None:
    for found in ways.survey():
        if isinstance(found, Unavailable):
            with pytest.raises(RunnerError, match=f"{found.level} does not work here: "):
                ways.chosen(found.level)


@pytest.mark.parametrize(
    ("isolation", "title", "is_weak"),
    [
        (Isolation("bubblewrap", True), "bubblewrap and seccomp", False),
        (Isolation("landlock", True), "Landlock and seccomp", False),
        (Isolation("landlock", False), "Landlock", False),
        (Isolation("sandbox-exec", False), "sandbox-exec", False),
        (Isolation("limits", False), "resource limits and an audit hook only", True),
    ],
)
def test_what_is_in_force_is_told_in_words(isolation: Isolation, title: str, is_weak: bool) -> None:
    assert (isolation.title, isolation.is_weak) == (title, is_weak)


def test_nothing_of_the_users_own_can_be_read() -> None:
    home = Path.home().resolve()
    for place in map(Path, ways.readable()):
        assert place != home
        assert place not in home.parents
        assert place.is_absolute()
    assert str(Path("/etc")) not in ways.readable()
    assert os.path.realpath(ways.CHILD) in ways.readable()


def test_a_sandbox_of_bubblewrap_has_nothing_but_what_is_named(tmp_path: Path) -> None:
    words = ways.words_before(Isolation("bubblewrap", True), tmp_path, 7)
    assert str(tmp_path) not in words
    assert words[words.index("--seccomp") + 1] == "7"
    assert {"--unshare-all", "--die-with-parent", "--clearenv", "--new-session"} <= set(words)
    assert words.index("--remount-ro") > max(
        at for at, word in enumerate(words) if word in ("--ro-bind", "--ro-bind-try", "--dev-bind")
    ), "what is bound later would make the root writable again"


def test_limits_alone_need_no_words_before() -> None:
    assert ways.words_before(Isolation("limits", False), Path("/"), None) == []


def test_a_profile_of_macos_denies_by_default(tmp_path: Path) -> None:
    program, _, profile = ways.words_before(Isolation("sandbox-exec", False), tmp_path, None)
    assert program == "sandbox-exec"
    assert "(deny default)" in profile
    assert f'(allow file-read* file-write* (subpath "{os.path.realpath(tmp_path)}"))' in profile
    assert "network" not in profile
    assert "process-fork" not in profile
