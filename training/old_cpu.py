"""
The shipped int8 graphs on a processor without VNNI, emulated: there ONNX Runtime adds pairs of 8-bit products in 16 bits, which
can saturate.
"""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

from training.config import ReaderConfig
from training.data import read_jsonl
from training.embedder import onnx_embed
from training.evaluate import score_forced
from training.measure_reader import Measurer
from training.onnx_model import OnnxModel
from training.retrieval_metric import score_retrieval
from training.retrieval_sets import retrieval_set
from training.tagged_sets import read_sentences
from training.tagger_evaluate import Labeller, onnx_predict, score_names

EMULATOR = ("qemu-x86_64", "-cpu", "Haswell")


def score_shipped(data: Path, models: Path, count: int, seed: int) -> dict[str, float]:
    """
    One score a model, in percent: F1 of the reader on `count` questions of SQuAD v1.1 dev, recall@1 of the retriever for them among
    their passages, F1 of the tagger on `count` sentences of WikiGold. For comparing processors: too few to say how good they are.
    """
    chance = random.Random(seed)
    asked = chance.sample(list(read_jsonl(data / "test/squad-v1.1-dev.jsonl.xz")), count)
    sentences = chance.sample(read_sentences(data, "wikigold"), count)
    folder = models / "verbatim-reader"
    reader = Measurer(folder / "model_int8.onnx", folder / "tokenizer.json", ReaderConfig())
    folder = models / "verbatim-tagger"
    predict = onnx_predict(OnnxModel(folder / "model_int8.onnx"))
    retrieved = score_retrieval(retrieval_set(asked, []), onnx_embed(models / "verbatim-retriever"))
    return {
        "reader, F1": score_forced(asked, reader.run(asked)).f1,
        "retriever, recall@1": retrieved.recall_at_1,
        "tagger, F1": score_names(Labeller(folder / "tokenizer.json", predict), sentences).f1,
    }


def compare_processors(data: Path, count: int) -> dict[str, dict[str, float]]:
    """By processor, the scores of `score_shipped`; exits where there is no emulator."""
    if shutil.which(EMULATOR[0]) is None:
        raise SystemExit(f"Expected {EMULATOR[0]} (Debian's package qemu-user), found none.")
    command = [sys.executable, "-m", "training", "score-shipped"]
    command += ["--data", str(data), "--count", str(count)]
    found = {}
    for processor, prefix in (("this one", ()), (" ".join(EMULATOR), EMULATOR)):
        result = subprocess.run([*prefix, *command], check=True, capture_output=True, text=True)
        found[processor] = json.loads(result.stdout.splitlines()[-1])
    return found
