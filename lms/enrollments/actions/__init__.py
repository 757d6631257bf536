"""What changes who learns in a course."""
