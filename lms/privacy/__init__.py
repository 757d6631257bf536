"""What is kept about a person: to take away, and to be rid of."""
