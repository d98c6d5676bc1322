"""When there are no vectors, the reason is told and nothing is raised."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mockprep.graders.meaning import TABLE, Unavailable, load
from mockprep.graders.meaning.table import read

from .tables import WORDS, tell, write_table

FILES = ("vectors.npy", "scales.npy", "words.txt")


def reason(folder: Path) -> str:
    meaning = load(folder)
    assert isinstance(meaning, Unavailable)
    return meaning.reason


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_table(tmp_path / "table")


def test_our_table_is_whole() -> None:
    about = json.loads((TABLE / "table.json").read_text())
    for name, digest in about["digests"].items():
        assert hashlib.sha256((TABLE / name).read_bytes()).hexdigest() == digest
    table = read(TABLE)
    assert table.whole.shape == (about["rows"], about["dimensions"])
    assert len(table.rows) == about["rows"]
    assert isinstance(table.whole, np.memmap)


def test_our_table_has_rows_of_length_one_and_weights_that_rise() -> None:
    table = read(TABLE)
    lengths = np.linalg.norm(table.whole.astype(np.float32), axis=1) * table.scales
    assert np.allclose(lengths, 1, atol=0.02)
    assert (np.diff(table.weights) >= 0).all()
    assert 0 < table.weights[0] < 0.2
    assert 0.99 < table.weights[-1] < 1


def test_our_table_bears_its_licence() -> None:
    assert "Apache License" in (TABLE / "LICENSE").read_text()
    assert "all-MiniLM-L6-v2" in (TABLE / "NOTICE").read_text()
    assert sum(path.stat().st_size for path in TABLE.iterdir()) < 8_500_000


def test_it_is_read_once() -> None:
    assert load() is load()


def test_a_small_table_can_be_read(folder: Path) -> None:
    assert not isinstance(load(folder), Unavailable)
    assert tuple(read(folder).rows) == WORDS


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    assert "No such file" in reason(tmp_path / "nowhere")


@pytest.mark.parametrize("name", [*FILES, "table.json"])
def test_a_file_that_is_not_there(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in reason(folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kept", [0, 1, -1])
def test_a_file_that_was_cut_off(folder: Path, name: str, kept: int) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:kept])
    assert reason(folder).startswith(f"{name} of the word vectors has ")


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_right_size_with_other_content(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(b"\xff" * path.stat().st_size)
    assert reason(folder).startswith("the word vectors are damaged")


@pytest.mark.parametrize("kept", [0, 5, 20])
def test_a_description_that_was_cut_off(folder: Path, kept: int) -> None:
    path = folder / "table.json"
    path.write_bytes(path.read_bytes()[:kept])
    assert reason(folder).startswith("the word vectors are damaged")


@pytest.mark.parametrize("about", ["[]", "null", "{}", '{"version": 1}', '{"version": 2}'])
def test_a_description_that_tells_something_else(folder: Path, about: str) -> None:
    (folder / "table.json").write_text(about)
    assert "of the word vectors has" in reason(folder) or "are of version" in reason(folder)


def test_a_table_of_another_version(folder: Path) -> None:
    tell(folder, version=2)
    assert reason(folder) == ("the word vectors are of version 2; this mockprep reads version 1")


def test_a_table_of_another_shape(folder: Path) -> None:
    tell(folder, dimensions=3)
    assert "not in the form" in reason(folder)


def test_files_of_different_tables(folder: Path) -> None:
    (folder / "words.txt").write_text("lock##ing\nkey\n")
    size = (folder / "words.txt").stat().st_size
    sizes = json.loads((folder / "table.json").read_text())["bytes"]
    tell(folder, bytes=sizes | {"words.txt": size})
    assert "do not belong together" in reason(folder)


def test_no_array_is_unpickled(folder: Path) -> None:
    np.save(folder / "scales.npy", np.array([{}]), allow_pickle=True)
    sizes = json.loads((folder / "table.json").read_text())["bytes"]
    tell(folder, bytes=sizes | {"scales.npy": (folder / "scales.npy").stat().st_size})
    assert reason(folder).startswith("the word vectors are damaged")


def test_numpy_that_is_not_there() -> None:
    show = (
        "import sys; sys.modules['numpy'] = None\n"
        "from mockprep.graders.meaning import load\n"
        "print(load().reason)"
    )
    done = subprocess.run([sys.executable, "-c", show], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("numpy can't be loaded: ")
