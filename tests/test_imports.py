"""What an import loads: the pure domain must stay free of screens, formats and networks."""

import subprocess
import sys
from pathlib import Path

import mockprep

HEAVY = {"textual", "rich", "openai", "yaml", "typer", "platformdirs", "asyncio"}


def loaded_by(module: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after importing `module`."""
    show = f"import {module}, sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    root = Path(mockprep.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", show], check=True, capture_output=True, text=True, cwd=root
    )
    return set(done.stdout.split())


def test_the_session_loads_no_screen_no_format_and_no_network() -> None:
    loaded = loaded_by("mockprep.domain.session")
    assert "mockprep" in loaded
    assert not loaded & HEAVY


def test_the_transcripts_load_no_screen_no_format_and_no_network() -> None:
    assert not loaded_by("mockprep.transcripts.store") & HEAVY


def test_a_grader_loads_no_numpy_before_it_needs_a_vector() -> None:
    assert "numpy" not in loaded_by("mockprep.graders.offline")
    assert "numpy" not in loaded_by("mockprep.graders.meaning")
