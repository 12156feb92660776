"""Plain text as paragraphs, with what cannot be learned from refused before any time is spent."""

import random
from pathlib import Path

from training.errors import BadInput

SUFFIXES = (".txt", ".md", ".text")
# Enough for one batch to train on and one to measure on.
LEAST_WORDS = 2_000
# Below that a hidden word has no neighbours that it could be guessed from.
LEAST_WORDS_A_LINE = 3.0
# Lines looked at for that.
SAMPLED_LINES = 100_000


def read_paragraphs(path: Path) -> list[str]:
    """
    The paragraphs of a text file, or of all text files below a folder in the order of their names; blank lines
    part them. Raises BadInput for anything that is not running text in UTF-8, or too little of it.
    """
    files = text_files(path)
    paragraphs = [p for file in files for p in split_paragraphs(decode(file))]
    words = sum(paragraph.count(" ") + 1 for paragraph in paragraphs)
    if words < LEAST_WORDS:
        raise BadInput(
            f"Expected at least {LEAST_WORDS:,} words of text in {path}, got {words:,} in {len(paragraphs):,} "
            f"paragraphs. Give more text: what is learned from less is nothing but those sentences."
        )
    return paragraphs


def text_files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        raise BadInput(
            f"Expected a text file or a folder with files that end in {', '.join(SUFFIXES)}, "
            f"found {'none in' if path.is_dir() else 'nothing at'} {path}."
        )
    return found


def decode(file: Path) -> str:
    raw = file.read_bytes()
    if (zero := raw.find(b"\0")) >= 0:
        raise BadInput(
            f"Expected text in {file}, got binary data (a zero at byte {zero:,}). Convert it to text in UTF-8, or leave it out."
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"Expected UTF-8 in {file}, got a byte {raw[error.start]:#04x} that is not at byte {error.start:,}. "
            f"Save it as UTF-8, or leave it out."
        ) from error
    check_lines(text, file)
    return text


def check_lines(text: str, file: Path) -> None:
    """A list of words is no text: nothing in it says which word belongs beside which."""
    lines = [line for line in text.split("\n", SAMPLED_LINES)[:SAMPLED_LINES] if line.strip()]
    words = sum(len(line.split()) for line in lines)
    if len(lines) > 1 and words / len(lines) < LEAST_WORDS_A_LINE:
        raise BadInput(
            f"Expected running text in {file}, got lines of {words / len(lines):.1f} words on average. "
            f"A hidden word can only be guessed from those beside it: give sentences, not lists."
        )


def split_paragraphs(text: str) -> list[str]:
    """Lines up to a blank one, joined by blanks."""
    paragraphs, lines = [], []
    for line in [*text.splitlines(), ""]:
        if stripped := line.strip():
            lines.append(stripped)
        elif lines:
            paragraphs.append(" ".join(lines))
            lines = []
    return paragraphs


def hold_out(paragraphs: list[str], share: float, seed: int) -> tuple[list[str], list[str]]:
    """(training, held out), at least one of each, in their order; a paragraph that comes twice is on one side."""
    distinct = sorted(set(paragraphs))
    count = min(len(distinct) - 1, max(1, round(share * len(distinct))))
    if count < 1:
        raise BadInput(
            "Expected two or more different paragraphs, one of them to measure on, got one. "
            "Part the text by blank lines."
        )
    chosen = set(random.Random(seed).sample(distinct, count))
    return [p for p in paragraphs if p not in chosen], [p for p in paragraphs if p in chosen]
