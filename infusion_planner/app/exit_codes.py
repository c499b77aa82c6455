"""The codes with which the program leaves: done, refused or a check failed, wrong usage, a bug."""

DONE, REFUSED, USAGE, BUG = 0, 1, 2, 3
