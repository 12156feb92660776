"""Pre-training on masked words: from plain text to a BERT that others can be fine-tuned from."""
