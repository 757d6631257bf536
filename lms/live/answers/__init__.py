"""The path of an answer: read, gather, batch, store. Acknowledged after the commit."""
