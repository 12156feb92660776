"""The one kind of failure that a person can mend: a folder, a file or a setting that does not fit."""


class BadInput(ValueError):
    """Says what was expected, what came and what to do. Raised before any time is spent."""
