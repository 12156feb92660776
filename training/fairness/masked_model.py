"""A Hugging Face model of masked words, as CrowS-Pairs asks it."""

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.errors import BadInput
from training.tokenise import load_tokenizer

SPECIALS = ("[CLS]", "[SEP]", "[MASK]")


class MaskedModel:
    """Reads `folder`: config.json, weights with a masked-word head, tokenizer.json with BERT's special tokens."""

    def __init__(self, folder: Path, batch: int = 64):
        self.tokenizer = tokenizer_of(folder)
        self.cls, self.sep, self.mask = map(self.tokenizer.token_to_id, SPECIALS)
        self.model, self.batch = load_masked_words(folder), batch

    def encode(self, text: str) -> list[int]:
        """With [CLS] and [SEP]."""
        return [self.cls, *self.tokenizer.encode(text, add_special_tokens=False).ids, self.sep]

    def score(self, ids: list[int], positions: list[int]) -> np.ndarray:
        """float64 [positions]: the log-probability of the token at each position, hidden alone; specials give 0."""
        places = [place for place in positions if 0 < place < len(ids) - 1]
        hidden = torch.tensor([ids] * len(places), dtype=torch.long).reshape(-1, len(ids))
        rows = torch.arange(len(places))
        hidden[rows, places] = self.mask
        wanted = torch.tensor([ids[place] for place in places], dtype=torch.long)
        parts = []
        with torch.no_grad():
            for first in range(0, len(places), self.batch):
                part = slice(first, first + self.batch)
                logits = self.model(input_ids=hidden[part]).logits
                at_mask = logits[torch.arange(len(logits)), places[part]].double().log_softmax(-1)
                parts.append(at_mask.gather(1, wanted[part, None])[:, 0])
        scores = dict(zip(places, torch.cat(parts).tolist() if parts else []))
        return np.array([scores.get(position, 0.0) for position in positions])


def tokenizer_of(folder: Path) -> Tokenizer:
    if not (folder / "tokenizer.json").is_file():
        raise BadInput(f"Expected a tokenizer.json in {folder}, found none. Copy the base's there.")
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    missing = [token for token in SPECIALS if tokenizer.token_to_id(token) is None]
    if missing:
        raise BadInput(f"Expected BERT's special tokens in {folder / 'tokenizer.json'}, missed {', '.join(missing)}.")
    return tokenizer


def load_masked_words(folder: Path) -> torch.nn.Module:
    """The model with its head; raises BadInput where there is none: transformers would make up a random one."""
    from transformers import AutoModelForMaskedLM
    from transformers.utils import logging

    if not (folder / "config.json").is_file() or not any(folder.glob("*.safetensors")):
        raise BadInput(
            f"Expected a Hugging Face folder with config.json and *.safetensors in {folder}, found "
            f"{', '.join(sorted(path.name for path in folder.glob('*'))) or 'nothing'}."
        )
    logging.set_verbosity_error()
    model, loaded = AutoModelForMaskedLM.from_pretrained(
        folder, output_loading_info=True, local_files_only=True
    )
    if loaded["missing_keys"]:
        raise BadInput(
            f"Expected a model with a masked-word head in {folder}, missed {', '.join(sorted(loaded['missing_keys']))}. "
            f"Give the folder of the model whose pre-training was continued."
        )
    return model.eval()
