"""The path of an answer: read, batch, store. Acknowledged after the commit."""
