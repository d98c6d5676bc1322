"""How well a table of word vectors tells good answers, and how fast it is.

    python tools/measure_word_vectors.py ANSWERS.csv [--table FOLDER] [--wordllama]

ANSWERS.csv has the columns of `mockprep calibrate`: question, reference, answer, grade_1, ...
Prints Pearson's r with the mean of the grades: of the cosine of answer and reference, of the
reference's words by their best match in the answer, and of the two together. `--wordllama`
measures the package of that name instead, which must be installed.
"""

import argparse
import csv
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_ROUNDS = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures word vectors on graded answers.")
    parser.add_argument("answers", type=Path)
    parser.add_argument("--table", type=Path, help="a table other than mockprep's own")
    parser.add_argument("--wordllama", action="store_true")
    chosen = parser.parse_args()
    rows = read(chosen.answers)
    timed("import numpy", lambda: __import__("numpy"))
    if chosen.wordllama:
        measure_sentences(rows, timed("load", wordllama))
        return
    meaning = timed("load", lambda: table(chosen.table))
    cosine = measure_sentences(rows, meaning.sentences)
    measure_words(rows, meaning, cosine)


def read(path: Path) -> list[dict[str, str]]:
    """The rows that have a grade."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if grades(row)]


def grades(row: dict[str, str]) -> list[float]:
    """The grades that people gave the answer."""
    return [float(cell) for name, cell in row.items() if name.startswith("grade_") and cell]


def table(folder: Path | None):
    """Mockprep's vectors, or those of another table."""
    from mockprep.graders.meaning import TABLE, Unavailable, load

    meaning = load(folder or TABLE)
    if isinstance(meaning, Unavailable):
        sys.exit(meaning.reason)
    return meaning


def wordllama() -> Callable[[Sequence[str]], object]:
    """The embedding function of wordllama, which looks for its tokenizer's file in a cache."""
    import wordllama as package

    there = Path(package.__file__).parent
    with tempfile.TemporaryDirectory() as cache:
        for name in ("tokenizers", "weights"):
            shutil.copytree(there / name, Path(cache, name))
        model = package.WordLlama.load(cache_dir=cache, disable_download=True)
    return lambda texts: model.embed(list(texts), norm=True)


def measure_sentences(rows: list[dict[str, str]], embed: Callable[[Sequence[str]], object]):
    """Print r of the cosine of answer and reference, and the sentences a second; the cosines."""
    answers = [row["answer"] for row in rows]
    cosine = (embed(answers) * embed([row["reference"] for row in rows])).sum(axis=1)
    start = time.process_time()
    embed(answers * _ROUNDS)
    spent = time.process_time() - start
    print(f"cosine of sentences     r = {pearson(cosine, rows):.4f}")
    print(f"sentences a second of a core: {_ROUNDS * len(answers) / spent:,.0f}")
    return cosine


def measure_words(rows: list[dict[str, str]], meaning, cosine) -> None:
    """Print r of the words of the reference that are met in the answer, and the speed of it."""
    import numpy as np

    start = time.process_time()
    met = np.array([share_met(row, meaning) for row in rows])
    spent = time.process_time() - start
    both = standard(met) + standard(cosine)
    print(f"best matches of words   r = {pearson(met, rows):.4f}")
    print(f"both together           r = {pearson(both, rows):.4f}")
    print(f"answers a second of a core, word by word: {len(rows) / spent:,.0f}")


def share_met(row: dict[str, str], meaning) -> float:
    """How near the answer's words come to each of the reference's that the question has not."""
    from mockprep.graders.meaning.vectors import cosines

    wanted, said = meaning.words(row["reference"]), meaning.words(row["answer"])
    asked = meaning.words(row["question"])
    if not len(wanted.weights) or not len(said.weights):
        return 0.0
    new = cosines(wanted.units, asked.units).max(axis=1, initial=0) < 0.999
    weights = wanted.weights * new if (wanted.weights * new).any() else wanted.weights
    best = cosines(wanted.units, said.units).max(axis=1).clip(0)
    return float(weights @ best / max(weights.sum(), 1e-9))


def standard(values):
    """The values with mean 0 and deviation 1."""
    return (values - values.mean()) / values.std()


def pearson(values, rows: list[dict[str, str]]) -> float:
    """Pearson's r of the values with the mean grades."""
    import numpy as np

    means = [sum(grades(row)) / len(grades(row)) for row in rows]
    return float(np.corrcoef(values, means)[0, 1])


def timed(what: str, call: Callable[[], object]):
    """What `call` gives, after its time was printed."""
    start = time.perf_counter()
    outcome = call()
    print(f"{what}: {1000 * (time.perf_counter() - start):.0f} ms")
    return outcome


if __name__ == "__main__":
    main()
