"""The way back in when a password is forgotten."""
