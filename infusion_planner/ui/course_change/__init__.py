"""The forms in which a course is moved, deferred, held, called off and so on."""
