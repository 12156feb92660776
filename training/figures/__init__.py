"""The pictures of the documentation, drawn from the shipped models and from recorded measurements."""
