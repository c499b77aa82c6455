"""What the pages about one of the courses given here share."""
