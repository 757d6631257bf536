"""The verbs of a live game. One action is one transaction; every change is a compare-and-set."""
