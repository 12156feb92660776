"""Leaves out questions that name nothing, as "What year was it?": no search could find their passage."""

from collections import Counter

from training.data import Example
from training.negatives import words_of

# A word names something when few passages of its set hold it and few questions ask with it. The second
# finds "reviewer" and "author", which reviews themselves do not say. By eye, over 60 questions of each set.
PASSAGE_SHARE = 0.02
QUESTION_SHARE = 0.01
# "Why did it burn?" names one thing, "Why did the popcorn burn?" two.
NAMING_WORDS = 2


def frequencies(texts: set[str]) -> Counter:
    """In how many of the texts each word stands."""
    return Counter(word for text in texts for word in set(words_of(text)))


def without_vague(examples: list[Example]) -> list[Example]:
    """The examples of one set whose question has at least two naming words."""
    contexts = {example.context for example in examples}
    questions = {example.question for example in examples}
    in_contexts, in_questions = frequencies(contexts), frequencies(questions)
    # One more than the share: in a small set, a word of one passage still names it.
    most_contexts = PASSAGE_SHARE * len(contexts) + 1
    most_questions = QUESTION_SHARE * len(questions) + 1

    def names(word: str) -> bool:
        rare = in_contexts[word] <= most_contexts and in_questions[word] <= most_questions
        return rare and len(word) > 1

    return [
        example
        for example in examples
        if sum(names(word) for word in set(words_of(example.question))) >= NAMING_WORDS
    ]
