"""Closing days or a chair, and the new days of the courses on them."""
