"""The red page: the records opened are not the ones that were closed."""
