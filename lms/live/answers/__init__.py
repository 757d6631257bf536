"""One road for an answer: read, gather, batch, store. Acknowledged after the commit."""
