"""The backups: made beside the window, shown, checked, and asked for before the records close."""
