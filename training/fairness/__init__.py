"""How evenly the shipped models treat groups of people: what is measured, and how (README.md, "Fairness")."""
