"""Handing the patients in the chairs over to another nurse, and taking them over."""
