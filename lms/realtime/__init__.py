"""One socket, many channels. Knows no feature."""
