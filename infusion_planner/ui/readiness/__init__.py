"""The readiness of a course: every gate as it stands on a day, and what clears it."""
