"""The page on which a course is closed."""
