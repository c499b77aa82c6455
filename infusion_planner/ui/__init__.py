"""The window: PySide6 widgets that draw cards and report presses."""
