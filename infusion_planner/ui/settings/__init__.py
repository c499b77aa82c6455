"""The facts of the center, and the look of the screens."""
