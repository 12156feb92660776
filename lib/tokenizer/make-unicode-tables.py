"""Writes unicode-tables.ts: what Hugging Face's `tokenizers` makes of every code point.

Run: python lib/tokenizer/make-unicode-tables.py > lib/tokenizer/unicode-tables.ts   (tokenizers 0.23.3)

The library takes general categories from Unicode 8, decompositions from Unicode 9 and lower case from its compiler's
Unicode 17, so no Unicode version of a JavaScript engine agrees with it. Every table here is probed from the library
itself, over all code points; only the values of the combining classes come from Python, and each is checked.
"""

import string
import unicodedata

from tokenizers.normalizers import NFD, BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

CODE_POINTS = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]
HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)
nfd = NFD().normalize_str


def base36(number):
    digits = string.digits + string.ascii_lowercase
    sign, number, text = ("-" if number < 0 else ""), abs(number), ""
    while number or not text:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
    return sign + text


def runs(values, steps=(1,)):
    """Runs of code points with one value: [first, last, step, value]."""
    found = []
    for c in sorted(values):
        run = found[-1] if found else None
        step = c - run[1] if run else 0
        if run and run[3] == values[c] and (step == run[2] or (run[0] == run[1] and step in steps)):
            run[1], run[2] = c, step
        else:
            found.append([c, c, 1, values[c]])
    return found


def encode(values, fields, steps=(1,)):
    """Each run: the gap since the last one, its further members, then the fields asked for; base 36."""
    previous, words = 0, []
    for first, last, step, value in runs(values, steps):
        row = [first - previous, (last - first) // step, *fields(step, value)]
        words.append(".".join(base36(number) for number in row))
        previous = last
    return " ".join(words)


def combining_classes():
    """Non-zero classes, where NFD orders the code point against others; it leaves younger code points alone."""
    first, last = "\u0334", "\u0345"  # classes 1 and 240, the least and the greatest
    classes = {}
    for c in CODE_POINTS:
        mark = chr(c)
        if nfd(mark) == mark and (nfd("a" + mark + first) != "a" + mark + first or nfd("a" + last + mark) != "a" + last + mark):
            classes[c] = unicodedata.combining(mark)
    one_of_each = {k: chr(c) for c, k in classes.items()}
    for c, own in classes.items():
        for other, mark in one_of_each.items():
            expected = "a" + (mark + chr(c) if own > other else chr(c) + mark)
            assert nfd("a" + chr(c) + mark) == expected, hex(c)
    return classes


def main():
    clean = BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=False).normalize_str
    strip = BertNormalizer(clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False).normalize_str
    lower = BertNormalizer(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=True).normalize_str
    pieces = BertPreTokenizer().pre_tokenize_str

    ones = lambda select: {c: 1 for c in CODE_POINTS if select(c)}
    tables = {
        "dropped": ones(lambda c: clean("a" + chr(c) + "b") == "ab"),
        "punctuation": ones(lambda c: len(pieces("a" + chr(c) + "b")) == 3),
        "accents": ones(lambda c: strip("a" + chr(c)) == "a"),
        "decomposed": ones(lambda c: c not in HANGUL_SYLLABLES and nfd(chr(c)) != chr(c)),
    }
    lowered = {c: lower(chr(c)) for c in CODE_POINTS if lower(chr(c)) != chr(c)}
    # U+0130 alone becomes two characters, and never gets there: it is decomposed first.
    shifts = {c: ord(low) - c for c, low in lowered.items() if len(low) == 1}
    assert set(lowered) - set(shifts) == {0x130}

    print("// Made by make-unicode-tables.py, whose head says how and why. Runs of code points, in base 36:")
    print("// gap since the last run, further members, and what the name says.")
    for name, values in tables.items():
        print(f"export const {name} =\n  '{encode(values, lambda step, value: [])}'")
    print("/** gap, further members, step, shift */")
    print(f"export const lowerCase =\n  '{encode(shifts, lambda step, value: [step, value], steps=(1, 2))}'")
    print("/** gap, further members, canonical combining class */")
    print(f"export const combiningClasses =\n  '{encode(combining_classes(), lambda step, value: [value])}'")


main()
