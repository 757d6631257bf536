"""One socket with many channels. Knows no feature."""
