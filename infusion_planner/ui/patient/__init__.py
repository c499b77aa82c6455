"""One patient's page: next step, courses, dates that follow, infusions."""
