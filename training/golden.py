"""Golden values for the product's own tests: what the Python reference makes of the same texts."""

import json
import random
from pathlib import Path

import numpy as np

from training.embedder import reference_embeddings
from training.sentences import parts_of
from training.tokenise import load_tokenizer, tokenise

COMMAND = "python -m training golden"
FUZZ_CASES = 320
PROSE_CASES = 60

SENTENCES = [
    "The lighthouse keeper wrote down the weather every morning at six.",
    "Each morning at six, the weather was noted by the man who kept the lighthouse.",
    "Our lease ends on 31 March unless either side gives two months' notice.",
    "When does the rental agreement run out?",
    "Copper conducts electricity better than iron, but costs about ten times as much.",
    "which metal is the better conductor",
    "a",
    "!",
    " \n\t ",
    "42",
    "Zürich, Malmö, Łódź and São Paulo all sent a delegate.",
    "naïve café résumé coöperate façade",
    "東京の天気は明日も晴れるでしょう。",
    "Кто написал это письмо?",
    "Η απάντηση είναι στο δεύτερο κεφάλαιο.",
    "كم عدد الصفحات؟",
    "한국어 문장도 하나 넣어 둔다.",
    "She replied 👍🏽 and then 👩‍🚀🚀, nothing else.",
    "e\u0301clair and ﬁnal and İstanbul and straße",
    "Invoice no. 2024/0117: 3 × 12.50 € = 37.50 €, due in 14 days (net).",
    "https://example.org/reports/2023?page=7#summary",
    "supercalifragilisticexpialidocious" * 4,
    "def area(radius): return 3.14159 * radius ** 2  # square metres",
    "The committee met on Tuesday. It heard from the treasurer that the roof would cost more than "
    "planned, because the beams under the tiles were rotten. It agreed to spend the reserve. "
    "Nobody wished to sell the orchard. The minutes were read aloud and signed before supper.",
    # Longer than the 256 tokens that the embedder reads, so that the cut is tested too.
    " ".join(
        f"In year {year} the village counted {year % 97 + 200} sheep and {year % 13 + 4} wells."
        for year in range(1801, 1841)
    ),
]

# By hand: what tokenisers get wrong.
TOKENISER_TEXTS = [
    "",
    " ",
    "unaffable",
    "The quick brown fox, 12.5% faster!",
    "don't can't it's o'clock rock'n'roll",
    "İstanbul'da ılık Iğdır İİ iı",
    "ﬁ ﬂ ﬀ ﬃ ﬅ ĳ Ǆ ǅ",
    "straße STRASSE ẞ",
    "e\u0301 e\u0301\u0302 é E\u0301 \u0301start",
    "Å Å Å A\u030a",
    "가각힣 \u1100\u1161\u11a8 한글",
    "日本語とEnglishのmix、句読点。",
    "漢字\U00020000\U0002a6d6字",
    "😀😃👍🏽👩‍👩‍👧‍👦🇬🇧 ok",
    "𝐛𝐨𝐥𝐝 𝓼𝓬𝓻𝓲𝓹𝓽 𝟙𝟚𝟛 𐐀𐐨",
    "a\u00a0b\u2003c\u3000d\u200be\u2028f\u2029g\u1680h\u205fi",
    "tab\there\nnew\r\nline\x0bvt\x0cff\x85nel",
    "nul\x00bell\x07esc\x1bdel\x7fsoft\u00adhyphen\ufeffbom",
    "replacement \ufffd and private \ue000 and noncharacter \ufdd0",
    "[CLS] [SEP] [MASK] [PAD] [UNK] [unused1] ##ing",
    "x" * 99,
    "x" * 100,
    "x" * 101,
    "anti" * 40,
    "word " * 60,
    "ΑΣ ΟΔΥΣΣΕΥΣ σς Ǆ",
    "ﷺ ﷲ لا إله",
    "नमस्ते दुनिया क्षत्रिय",
    "ภาษาไทยไม่มีช่องว่าง",
    "שָׁלוֹם עֲלֵיכֶם",
    "½ ¼ ² ³ ™ © ® № ℃ Ω Å",
    "“quotes” ‘single’ «guillemets» — – ‐ ‑ … ‰",
    "$1,000.00 £5 €7 ¥9 ₹3 ¢",
    "a^b`c~d|e<f>g=h+i_j",
    "C++ C# F# .NET node.js v1.2.3-beta+build",
    "user@example.org http://example.org/a?b=c&d=%20",
    "\u202eright to left\u202c \u2066isolate\u2069",
    "zalgo\u0300\u0316\u0301\u0317\u0302\u0318 text",
    "\u0130\u0307 i\u0307 \u0131",
    "ȺȾ ⱥⱦ ẚ ŉ ǰ ΐ",
]

# Half-open ranges of code points that the fuzz draws from, each as often as the others.
FUZZ_RANGES = [
    (0x20, 0x7F),
    (0x61, 0x7B),
    (0x00, 0x20),
    (0x7F, 0xA0),
    (0xA0, 0x250),
    (0x250, 0x370),
    (0x370, 0x530),
    (0x530, 0x780),
    (0x900, 0xE00),
    (0xE00, 0x1200),
    (0x1E00, 0x2000),
    (0x2000, 0x2070),
    (0x2070, 0x2C00),
    (0x2C00, 0x3000),
    (0x3000, 0x3400),
    (0x4E00, 0xA000),
    (0xA000, 0xAC00),
    (0xAC00, 0xD7A4),
    (0xE000, 0xFB00),
    (0xFB00, 0x10000),
    (0x10000, 0x11000),
    (0x1D400, 0x1D800),
    (0x1F300, 0x1FB00),
    (0x20000, 0x2A6E0),
    (0xE0000, 0xE0200),
]

# Of one piece and of several, and none an abbreviation: both cuts take a full stop for what it is.
PROSE_WORDS = "weir heron lock keeper orchard lighthouse quiet unaffable ferryman 1801 rains Zürich naïve barge".split()


def prose_text(chance: random.Random) -> str:
    """A few sentences, some as short as a heading's, some longer than a part may be."""
    text = ""
    for _ in range(chance.randint(1, 7)):
        words = chance.choices(PROSE_WORDS, k=chance.choice([1, 2, 4, 7, 9, 15, 30, 60, 110]))
        text += "The " + " ".join(words) + chance.choice([". ", "! ", "? ", ".\n\n", '." '])
    return text.rstrip()


def fuzz_text(chance: random.Random) -> str:
    """A few runs of characters, each run from one range, now and then with a space between."""
    text = ""
    for _ in range(chance.randint(1, 6)):
        low, high = chance.choice(FUZZ_RANGES)
        text += "".join(chr(chance.randrange(low, high)) for _ in range(chance.randint(1, 8)))
        text += chance.choice(["", "", " ", "e", "\u0301", "."])
    return text


def utf16_offsets(text: str) -> list[int]:
    """For each character and the end: how many UTF-16 code units come before it."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets


def tokeniser_case(tokenizer, text: str) -> dict:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    units = utf16_offsets(text)
    offsets = [[units[start], units[end]] for start, end in encoding.offsets]
    return {"text": text, "ids": encoding.ids, "offsets": offsets}


def write_tokeniser_golden(base: Path, target: Path, seed: int) -> None:
    tokenizer = load_tokenizer(base / "tokenizer.json")
    chance = random.Random(seed)
    texts = TOKENISER_TEXTS + SENTENCES + [fuzz_text(chance) for _ in range(FUZZ_CASES)]
    cases = [tokeniser_case(tokenizer, text) for text in texts]
    write_golden(target, {"command": COMMAND, "seed": seed, "cases": cases})


def write_embedder_golden(base: Path, target: Path, seed: int) -> np.ndarray:
    reference = reference_embeddings(base, SENTENCES)
    rows = [[round(float(value), 6) for value in row] for row in reference]
    golden = {"command": COMMAND, "seed": seed, "texts": SENTENCES, "fp32": rows}
    write_golden(target, golden)
    return reference


def write_sentence_parts_golden(base: Path, target: Path, seed: int) -> None:
    """`parts` are half-open ranges of word pieces, the special ones not counted."""
    chance = random.Random(seed)
    texts = [prose_text(chance) for _ in range(PROSE_CASES)]
    tokens = tokenise(load_tokenizer(base / "tokenizer.json"), set(texts))
    cases = [{"text": text, "parts": parts_of(text, tokens[text], len(tokens[text].ids))} for text in texts]
    write_golden(target, {"command": COMMAND, "seed": seed, "cases": cases})


def write_golden(target: Path, golden: dict) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(golden, ensure_ascii=True, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")
