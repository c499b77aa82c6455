"""The 48 months of monitoring as a picture that can be walked through, and as a table."""
