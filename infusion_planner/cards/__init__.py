"""The read side: frozen, display-ready; the same card feeds screen and sheet."""
