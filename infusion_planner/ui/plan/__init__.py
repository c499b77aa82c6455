"""The page on which a course is planned, or its days are changed."""
