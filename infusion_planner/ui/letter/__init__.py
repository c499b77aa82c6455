"""The draft of a letter, which can be changed before it is printed."""
