"""Smaller readers made from the shipped one, and what each of them costs and is worth."""
