"""Every part of the screens in every state, to look at and to test."""
