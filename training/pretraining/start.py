"""What a run from nothing begins with: a vocabulary of its text, and weights that already know how often its pieces stand where."""

from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.bert import BertConfig, WordGuesser
from training.masked_words import FIRST_WORD
from training.pretraining.blocks import Blocks
from training.pretraining.config import PretrainConfig
from training.pretraining.vocabulary import train_vocabulary
from training.pretraining.word_vectors import word_vectors
from training.weights import save_model


def new_start(training: list[str], config: PretrainConfig, folder: Path) -> None:
    """Makes the Hugging Face folder `folder`: a vocabulary of the texts and a model over it that `count` has told of them."""
    tokenizer = train_vocabulary(training, config.pieces)
    shape = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=config.hidden_size,
        num_hidden_layers=config.layers,
        num_attention_heads=config.heads,
        intermediate_size=config.intermediate_size,
    )
    torch.manual_seed(config.seed)
    model = WordGuesser(shape)
    randomise(model)
    count(model, Blocks(training, tokenizer, config.block_tokens).ids, config.vector_deviation)
    folder.mkdir(parents=True, exist_ok=True)
    save_model(model, folder)
    tokenizer.save(str(folder / "tokenizer.json"))


def randomise(model: nn.Module) -> None:
    """BERT's initialiser: normal with a deviation of 0.02, and no biases."""
    for module in model.modules():
        if isinstance(module, (nn.Linear, nn.Embedding)):
            nn.init.normal_(module.weight, std=0.02)
        if isinstance(module, nn.Linear):
            nn.init.zeros_(module.bias)


def count(model: WordGuesser, ids: np.ndarray, deviation: float) -> None:
    """
    Gives the words what counting `ids` (int [pieces]) tells of them: their vectors from their neighbours, brought to the
    `deviation`, and their biases from how often they come, so that the first guess is the text's own shares.
    """
    embeddings = model.bert.embeddings.word_embeddings.weight.data  # [vocabulary, size]
    vocabulary, size = embeddings.shape
    vectors = word_vectors(ids, vocabulary, size)[FIRST_WORD:]
    found = vectors.norm(dim=1) > 0
    embeddings[FIRST_WORD:][found] = vectors[found] * (deviation / vectors[found].std())
    times = np.bincount(ids[ids >= FIRST_WORD], minlength=vocabulary) + 1
    model.words.bias.data = torch.from_numpy(np.log(times / times.sum())).float()
