"""What makes, issues and ends certificates."""
