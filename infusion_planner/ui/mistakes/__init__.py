"""The forms in which mistakes between two charts are undone."""
