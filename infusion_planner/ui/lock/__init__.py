"""The locked screen: when it comes, what it hides, and how a person goes on."""
