"""What teachers see of their courses as a whole."""
