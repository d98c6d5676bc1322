"""A table of three words in two dimensions, written as the real one is."""

import json
from pathlib import Path

import numpy as np

WORDS = ("lock", "##ing", "key")
WHOLE = np.array([[127, 0], [0, 127], [90, 90]], dtype=np.int8)
SCALES = np.array([[1 / 127, 0.5], [1 / 127, 0.25], [1 / 127.28, 1.0]], dtype=np.float32)


def write_table(folder: Path) -> Path:
    """The folder, with a small table in it."""
    folder.mkdir(exist_ok=True)
    np.save(folder / "vectors.npy", WHOLE)
    np.save(folder / "scales.npy", SCALES)
    (folder / "words.txt").write_text("\n".join(WORDS) + "\n", encoding="ascii")
    sizes = {
        name: (folder / name).stat().st_size for name in ("vectors.npy", "scales.npy", "words.txt")
    }
    tell(folder, version=1, rows=3, dimensions=2, bytes=sizes)
    return folder


def tell(folder: Path, **changes: object) -> None:
    """Change what table.json says."""
    path = folder / "table.json"
    about = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps(about | changes))
