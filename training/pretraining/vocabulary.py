"""Trains a WordPiece vocabulary that is laid out like BERT's uncased one."""

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from training.errors import BadInput
from training.masked_words import FIRST_WORD
from training.tokenise import CLS, SEP

PLACES = {0: "[PAD]", 100: "[UNK]", CLS: "[CLS]", SEP: "[SEP]", 103: "[MASK]"}


def train_vocabulary(texts: list[str], pieces: int) -> Tokenizer:
    """
    A lower-casing BERT tokenizer with up to `pieces` pieces learned from the texts. Special and unused pieces stand where
    BERT has them, so that everything that reads with BERT's vocabulary reads with this one.
    """
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(
        vocab_size=FIRST_WORD + pieces, special_tokens=reserved_pieces(), show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    if tokenizer.get_vocab_size() <= FIRST_WORD:
        raise BadInput("Expected text with words to make a vocabulary of, got none.")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", CLS), ("[SEP]", SEP)],
    )
    return tokenizer


def reserved_pieces() -> list[str]:
    """The pieces below FIRST_WORD, in order."""
    unused = (f"[unused{number}]" for number in range(FIRST_WORD))
    return [PLACES[place] if place in PLACES else next(unused) for place in range(FIRST_WORD)]
