"""The tagger's labels, and what each set's labels mean in them."""

from training.entity_metric import entities_of

TYPES = ("PER", "ORG", "LOC", "MISC")
ENTITY_LABELS = ("O", *(f"{part}-{type}" for type in TYPES for part in "BI"))
SENTIMENT_LABELS = ("negative", "neutral", "positive")

# A label stands for itself, except where a set means something else by it: then every label of
# these types (or no entity, "O") may be right, and the loss leaves the choice to the model.
# CrossNER annotates MISC throughout, WNUT17 all but nationalities, of which it has some ten. UNER
# annotates nationalities but few works and events, BTC no MISC, the filings three adjectives.
MEANINGS = {
    "uner-ewt-train": {"O": ("O", "MISC")},
    "btc": {"O": ("O", "MISC")},
    # Fields, genres and measures ("machine learning", "jazz") are MISC there and no names.
    "crossner-5dom": {"MISC without a capital": ("O", "MISC")},
    "wnut17-train": {},
    # Nine tenths of its people, and half of its organisations, are the parties of a contract.
    "sec-filings": {"O": ("O", "MISC"), "party": ("O",)},
}
PARTIES = {"borrower", "lender", "bank"}

# Measuring and development sets in which a MISC can be right or wrong.
ANNOTATES_MISC = {"crossner-5dom", "wnut17-dev", "wnut17-test", "wikigold"}

INSIDE = sum(1 << index for index, label in enumerate(ENTITY_LABELS) if label[0] == "I")
BEGIN = INSIDE >> 1  # Each B- comes right before its I-.


def allowed_labels(words: list[str], labels: list[str], source: str) -> list[int]:
    """For each word the set of labels that may be right: bit l is set for ENTITY_LABELS[l]."""
    meanings = MEANINGS.get(source, {})
    none = meanings.get("O", ("O",))
    allowed = [bits_of(none, begins=True) | bits_of(none, begins=False)] * len(words)
    for type, start, end in entities_of(labels):
        case = case_of(words[start:end], type)
        types = meanings.get(case, meanings.get(type, (type,)))
        for index in range(start, end):
            allowed[index] = bits_of(types, begins=index == start)
    return allowed


def case_of(words: list[str], type: str) -> str:
    """The row of MEANINGS that an entity belongs to when it is not like others of its type."""
    text = " ".join(words)
    if type in ("PER", "ORG") and text.lower() in PARTIES:
        return "party"
    if type == "MISC" and text == text.lower():
        return "MISC without a capital"
    return type


def bits_of(types: tuple[str, ...], begins: bool) -> int:
    """The labels of these types at an entity's first word, or at a later one."""
    part = "B" if begins else "I"
    labels = ["O" if type == "O" else f"{part}-{type}" for type in types]
    return sum(1 << ENTITY_LABELS.index(label) for label in labels)


def inside(allowed: int) -> int:
    """What may be right further inside a word whose first token may have the given labels."""
    return (allowed & ~BEGIN) | ((allowed & BEGIN) << 1)
