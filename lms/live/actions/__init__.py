"""The actions of a live game. Each is one transaction; every change is a compare-and-set."""
