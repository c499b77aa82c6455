"""What is typed and not saved: kept while it is typed, and offered again."""
