"""What a person gave that cannot be measured with."""


class BadInput(ValueError):
    """Its message says what was expected, what came and what to do."""
