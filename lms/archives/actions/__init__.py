"""Copying, exporting and importing courses."""
