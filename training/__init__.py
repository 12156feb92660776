"""Trains, exports and measures the models that Verbatim ships. Start at README.md."""
