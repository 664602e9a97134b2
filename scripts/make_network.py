"""Make data/ru/network.npz out of natasha's wheel: python scripts/make_network.py WHEEL

WHEEL: natasha-1.6.0-py3-none-any.whl, from `pip download --no-deps natasha==1.6.0`. It holds navec's word vectors (250,002
words of Russian news, 300 numbers) and slovnet's tagger of names (three convolutions over three words); both MIT. The first
convolution of a word vector is linear, so the vectors keep only the directions in which it differs most among the words
that are frequent; these are stored as bytes that stand for pairs of numbers (product quantisation).
"""

from __future__ import annotations

import argparse
import gzip
import io
import struct
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tilshi.annotate.network import PUNCTUATION, SHAPES, word_code
from tilshi.languages.tables import DATA

Array = npt.NDArray[np.float32]
# Swept 2026-11 on factRuEval's development set (docs/methods/names.md): 48 directions or 100,000 words cost a point of F1.
DIRECTIONS = 64
WORDS = 150_000
FILTERS = (256, 128, 64)
PAIR = 2


def opened(wheel: Path, name: str) -> tarfile.TarFile:
    with zipfile.ZipFile(wheel) as archive:
        return tarfile.open(fileobj=io.BytesIO(archive.read(name)))


def member(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(name)
    assert found is not None, name
    return found.read()


def vectors(archive: tarfile.TarFile) -> tuple[list[str], npt.NDArray[np.uint32], Array]:
    """navec's words, how often each was seen, and their vectors."""
    quantised = member(archive, "pq.bin")
    rows, size, parts, centroids = struct.unpack("<IIII", quantised[:16])
    index = np.frombuffer(quantised[16 : 16 + rows * parts], dtype=np.uint8).reshape(rows, parts)
    codes = np.frombuffer(quantised[16 + rows * parts :], dtype=np.float32).reshape(parts, centroids, size // parts)
    vocabulary = gzip.decompress(member(archive, "vocab.bin"))
    (number,) = struct.unpack("<I", vocabulary[:4])
    counts = np.frombuffer(vocabulary[4 : 4 + 4 * number], dtype=np.uint32)
    words = vocabulary[4 + 4 * number :].decode().splitlines()
    return words, counts, codes[np.arange(parts), index].reshape(rows, size)


def directions(table: Array, counts: npt.NDArray[np.uint32], weight: Array) -> tuple[Array, Array]:
    """The table cut to DIRECTIONS columns and the weight that reads them, least squares over words by the root of their count."""
    often = np.sqrt(np.maximum(counts, 200).astype(np.float64))
    spread = (table * np.sqrt(often / often.sum())[:, None]).astype(np.float64)
    root = np.linalg.cholesky(spread.T @ spread + 1e-9 * np.eye(table.shape[1]))
    _, _, right = np.linalg.svd(root.T @ weight, full_matrices=False)
    kept = right[:DIRECTIONS].T
    return (table @ (weight @ kept)).astype(np.float32), kept.T.astype(np.float32)


def quantised(table: Array) -> tuple[npt.NDArray[np.uint8], Array]:
    """One byte for each pair of columns, and what the 256 values of each byte stand for (k-means, 12 rounds)."""
    dice = np.random.default_rng(0)
    codes, books = [], []
    for column in range(0, table.shape[1], PAIR):
        pair = table[:, column : column + PAIR]
        sample = pair[dice.choice(len(pair), 20_000, replace=False)]
        book = sample[dice.choice(len(sample), 256, replace=False)].copy()
        for _ in range(12):
            at = nearest(sample, book)
            size = np.bincount(at, minlength=256)
            for axis in range(PAIR):
                total = np.bincount(at, weights=sample[:, axis], minlength=256)
                book[:, axis] = np.where(size > 0, total / np.maximum(size, 1), book[:, axis])
        codes.append(np.concatenate([nearest(pair[i : i + 20_000], book) for i in range(0, len(pair), 20_000)]))
        books.append(book)
    return np.stack(codes, 1).astype(np.uint8), np.stack(books)


def nearest(points: Array, book: Array) -> npt.NDArray[np.intp]:
    return np.argmax(points @ book.T - 0.5 * (book * book).sum(1), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    wheel = parser.parse_args().wheel
    words, counts, table = vectors(opened(wheel, "natasha/data/emb/navec_news_v1_1B_250K_300d_100q.tar"))
    tagger = opened(wheel, "natasha/data/model/slovnet_ner_news_v1.tar")

    def array(number: int, *shape: int) -> Array:
        return np.frombuffer(member(tagger, f"arrays/{number}.bin"), dtype=np.float32).reshape(shape)

    assert gzip.decompress(member(tagger, "vocabs/word.gz")).decode().splitlines() == words
    shapes = gzip.decompress(member(tagger, "vocabs/shape.gz")).decode().splitlines()[1:]  # the first is padding
    assert [s[6:] for s in shapes if s.startswith("PUNCT_")][:-1] == list(PUNCTUATION)
    assert len(shapes) == len(SHAPES)
    out: dict[str, npt.NDArray[np.generic]] = {}
    inputs, number = 330, 1
    for index, filters in enumerate(FILTERS):
        weight = array(number, filters, inputs, 3)
        bias, gain, offset, mean, deviation = (array(number + 1 + i, filters) for i in range(5))
        flat = weight.transpose(1, 2, 0).reshape(inputs, 3 * filters)
        out[f"weight_{index}"] = flat if index else np.zeros((0, 0))
        out[f"bias_{index}"] = bias
        out[f"scale_{index}"] = gain / deviation
        out[f"shift_{index}"] = offset - mean / deviation * gain
        if index == 0:
            kept = np.sort(np.argsort(-counts.astype(np.int64), kind="stable")[:WORDS])
            kept = np.append(kept[kept != words.index("<unk>")], words.index("<unk>"))
            cut, out["words"] = directions(table[kept], counts[kept], flat[:300])
            out["bytes"], out["books"] = quantised(cut)
            out["codes"] = np.array([word_code(words[i]) for i in kept], dtype=np.uint32)
            out["shapes"] = array(0, len(shapes) + 1, 30)[1:] @ flat[300:]
        inputs, number = filters, number + 6
    # slovnet's columns are padding, outside, then begin and continue of persons, places, organisations
    out["last"], out["last_bias"] = array(19, 64, 8)[:, 1:], array(20, 8)[1:]
    halved = {k: v.astype(np.float16) if v.dtype == np.float32 else v for k, v in out.items()}
    path = DATA / "ru" / "network.npz"
    np.savez(path, **halved)  # type: ignore[arg-type]
    print(f"{path.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
