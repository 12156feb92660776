"""The order in which the tagger reads its examples: a pure function of seed and position."""

import random
from dataclasses import replace

import numpy as np

from training.casing import in_lower_case, in_upper_case
from training.stream import ExampleStream, cut_batches
from training.tagger_config import TaggerConfig
from training.tagger_data import TaggerData
from training.tagger_inputs import (
    SPECIALS,
    TaggerInput,
    join_inputs,
    sentence_inputs,
    text_input,
)
from training.tokenise import Tokens


class TaggerStream:
    """Both tasks' examples, epoch after epoch, each newly shuffled, in pools of batches."""

    def __init__(
        self,
        data: TaggerData,
        tokens: dict[str, Tokens],
        continues: np.ndarray,
        config: TaggerConfig,
    ):
        self.tokens, self.continues, self.config = tokens, continues, config
        self.sentences = ExampleStream([], data.sentences, config.seed)
        self.texts = ExampleStream([], data.texts, config.seed)

    def pool(self, number: int) -> list[list[TaggerInput]]:
        """
        The batches of a pool, each of one task and of at most config.batch_tokens with padding,
        the two tasks taking turns in proportion.
        """
        chance = random.Random(f"{self.config.seed} pool {number}")
        entities = self.batches(fill_some(self.sentence_pool(number), self.config, chance), chance)
        sentiment = self.batches(self.text_pool(number), chance)
        return take_turns(entities, sentiment)

    def sentence_pool(self, number: int) -> list[TaggerInput]:
        config = self.config
        found = taken(self.sentences, number, config.pool_sentences)
        return [
            part
            for sentence in found
            for part in sentence_inputs(
                sentence, self.tokens[sentence.text], self.continues, config.max_tokens
            )
        ]

    def text_pool(self, number: int) -> list[TaggerInput]:
        config = self.config
        return [
            text_input(text, self.tokens[text.text], self.continues, config.max_tokens)
            for text in taken(self.texts, number, config.pool_texts)
        ]

    def batches(self, inputs: list[TaggerInput], chance: random.Random) -> list[list[TaggerInput]]:
        inputs = [recase(part, self.config, chance) for part in inputs]
        inputs.sort(key=lambda part: len(part.ids))
        batches = cut_batches(inputs, self.config.batch_tokens)
        chance.shuffle(batches)
        return batches


def taken(stream: ExampleStream, number: int, count: int) -> list:
    return [stream.at(position) for position in range(number * count, (number + 1) * count)]


def fill_some(
    inputs: list[TaggerInput], config: TaggerConfig, chance: random.Random
) -> list[TaggerInput]:
    """The inputs in order, config.filled_share of them filled to max_tokens with the next ones."""
    filled, group, length, filling = [], [], 0, False
    for part in inputs:
        more = len(part.ids) - SPECIALS
        if group and not (filling and length + more <= config.max_tokens):
            filled.append(join_inputs(group))
            group = []
        if not group:
            length, filling = SPECIALS, chance.random() < config.filled_share
        group.append(part)
        length += more
    return [*filled, join_inputs(group)] if group else filled


def recase(part: TaggerInput, config: TaggerConfig, chance: random.Random) -> TaggerInput:
    """Now and then the same input as if typed in lower case or in capitals."""
    drawn = chance.random()
    if drawn < config.lower_case_share:
        return replace(part, casing=in_lower_case(part.casing))
    if drawn < config.lower_case_share + config.upper_case_share:
        return replace(part, casing=in_upper_case(part.casing))
    return part


def take_turns(first: list, second: list) -> list:
    """Both lists merged in order, each spread evenly over the whole."""
    placed = [
        ((index + 0.5) / len(part), item)
        for part in (first, second)
        for index, item in enumerate(part)
    ]
    return [item for _, item in sorted(placed, key=lambda place: place[0])]
