"""Taking files in, keeping them, changing them, and clearing away what was left behind."""
