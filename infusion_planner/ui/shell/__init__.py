"""The frame around the screens of a signed-in person."""
