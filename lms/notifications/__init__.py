"""What a person is told of, wherever they sign in next; and mails."""
