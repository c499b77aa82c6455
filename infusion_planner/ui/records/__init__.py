"""Records: the trail, its reviews, and what else is about the records as a whole."""
