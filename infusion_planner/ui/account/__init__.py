"""One's own sign-in: password and recovery sheet."""
