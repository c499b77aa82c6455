"""Speeds of the program, each against a floor measured in the same run; never pass or fail."""
