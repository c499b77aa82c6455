"""The people who sign in: list, roles, one-time passwords, leavers."""
