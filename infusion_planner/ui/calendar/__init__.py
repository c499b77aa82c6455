"""The calendar: whole courses on the days of the center."""
