"""Changes the rules one small thing at a time, and asks whether a test notices."""
