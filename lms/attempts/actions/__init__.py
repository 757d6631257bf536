"""What students and staff do with attempts."""
