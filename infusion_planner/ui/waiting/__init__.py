"""The wait list: who waits for the days of a course."""
