"""A short fine-tune that keeps the reader from preferring people by who they are, where the text does not say."""
