"""The reference for reading: transformers' BertForQuestionAnswering in fp32 on the CPU, with the product's weights.

Reads one JSON object from the first line of standard input, {"model": folder of the shipped reader, "windows": [{"ids":
[...], "typeIds": [...]}], "threads": 2, "batch": 32}, runs all windows once to warm up, and prints {"versions": {...}}. For
every further line it runs them again and prints {"seconds": ...}. Windows are sorted by length and each batch is padded to
its longest, as sentence-transformers does.

    python bench/reference_read.py
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import torch
import transformers
from transformers import BertForQuestionAnswering

sys.path.insert(0, str(Path(__file__).parent.parent))
from training.dequantise import copy_reader  # noqa: E402  (found by the line above)


def batches_of(windows: list[dict], size: int) -> list[dict]:
    """Padded int64 tensors [batch, tokens], the longest windows first."""
    ordered = sorted(windows, key=lambda window: -len(window["ids"]))
    batches = []
    for first in range(0, len(ordered), size):
        part = ordered[first : first + size]
        shape = (len(part), len(part[0]["ids"]))
        names = ("input_ids", "attention_mask", "token_type_ids")
        batch = {name: torch.zeros(shape, dtype=torch.int64) for name in names}
        for row, window in enumerate(part):
            count = len(window["ids"])
            batch["input_ids"][row, :count] = torch.tensor(window["ids"])
            batch["attention_mask"][row, :count] = 1
            batch["token_type_ids"][row, :count] = torch.tensor(window["typeIds"])
        batches.append(batch)
    return batches


def main() -> None:
    request = json.loads(sys.stdin.readline())
    torch.set_num_threads(request["threads"])
    with tempfile.TemporaryDirectory() as folder:
        weights = copy_reader(Path(request["model"]), Path(folder))
        model = BertForQuestionAnswering.from_pretrained(weights).eval()
    batches = batches_of(request["windows"], request["batch"])

    def read():
        with torch.inference_mode():
            for batch in batches:
                model(**batch)

    read()
    versions = {"torch": torch.__version__, "transformers": transformers.__version__}
    print(json.dumps({"versions": versions}), flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        read()
        print(json.dumps({"seconds": time.perf_counter() - started}), flush=True)


if __name__ == "__main__":
    main()
