"""Whether a reader finds the same spans in PyTorch, in its exported graph, and in that graph as int8."""

import json
import random
import shutil
import tempfile
from pathlib import Path

from training.config import ReaderConfig
from training.data import Example, read_jsonl
from training.decode import MAX_ANSWER_TOKENS
from training.evaluate import Predict, best_spans, onnx_predict, torch_predict
from training.export import READER_OUTPUTS, PlainReader, export_fused
from training.export_reader import quantise_reader
from training.hugging_face import read_config
from training.manifest import write_manifest
from training.onnx_model import OnnxModel
from training.tokenise import load_tokenizer, tokenise
from training.weights import load_reader


def sample_questions(data: Path, count: int, seed: int) -> list[Example]:
    """Of SQuAD v1.1's dev set, at most `count`."""
    examples = list(read_jsonl(data / "test/squad-v1.1-dev.jsonl.xz"))
    return random.Random(seed).sample(examples, min(count, len(examples)))


def same_spans(
    weights: Path,
    examples: list[Example],
    development: list[Example],
    config: ReaderConfig,
    keep: Path | None = None,
) -> dict[str, float]:
    """
    The percentage of questions whose best span has the same first and last token as in fp32 PyTorch,
    for both graphs. `weights` is a reader's Hugging Face folder with its tokenizer. Leaves in `keep` both graphs
    as the product loads them, in folders fp32 and int8, and expected.json: PyTorch's spans, and how windows were cut.
    `development` smooths the int8 graph.
    """
    reader = load_reader(weights)
    texts = {e.question for e in examples} | {e.context for e in examples}
    tokens = tokenise(load_tokenizer(weights / "tokenizer.json"), texts)

    def spans(predict: Predict) -> list[tuple[int, int]]:
        found, _ = best_spans(examples, tokens, predict, config)
        return [found[index][1:] for index in range(len(examples))]

    with tempfile.TemporaryDirectory() as scratch:
        fp32, int8 = Path(scratch, "fp32.onnx"), Path(scratch, "int8.onnx")
        export_fused(PlainReader(weights), READER_OUTPUTS, read_config(weights), fp32)
        quantise_reader(fp32, int8, weights / "tokenizer.json", development, config)
        expected = spans(torch_predict(reader, is_as_trained=False))
        exported = {
            "fp32 graph": spans(onnx_predict(OnnxModel(fp32))),
            "int8 graph": spans(onnx_predict(OnnxModel(int8))),
        }
        if keep is not None:
            for graph in (fp32, int8):
                keep_model(graph, weights, keep / graph.stem / "reader", config)
            keep_expected(examples, expected, config, keep / "expected.json")
    return {name: share_equal(found, expected) for name, found in exported.items()}


def keep_model(graph: Path, weights: Path, folder: Path, config: ReaderConfig) -> None:
    """A model folder of the product, with the only model that reading needs."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(graph, folder / "model.onnx")
    shutil.copyfile(weights / "tokenizer.json", folder / "tokenizer.json")
    facts = {"maxTokens": config.window_tokens, "source": "made for a comparison", "licence": "CC-BY-SA-4.0"}
    write_manifest(folder, "reader", f"compared-{graph.stem}", 0, ["model.onnx", "tokenizer.json"], facts)


def keep_expected(
    examples: list[Example], spans: list[tuple[int, int]], config: ReaderConfig, target: Path
) -> None:
    """First and last word piece of the context, both counted from 0 and inclusive, by question."""
    limits = {
        "windowTokens": config.window_tokens,
        "overlapTokens": config.overlap_tokens,
        "maxQuestionTokens": config.question_tokens,
        "maxAnswerTokens": MAX_ANSWER_TOKENS,
    }
    questions = [
        {"question": e.question, "context": e.context, "span": [int(first), int(last)]}
        for e, (first, last) in zip(examples, spans, strict=True)
    ]
    target.write_text(json.dumps({"limits": limits, "questions": questions}) + "\n")


def share_equal(found: list, expected: list) -> float:
    same = sum(one == other for one, other in zip(found, expected, strict=True))
    return round(100 * same / len(expected), 2)
