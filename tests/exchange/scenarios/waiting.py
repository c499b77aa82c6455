"""Rules that no worked case proves yet. This list may only become shorter, until it is empty.

A rule leaves it when cases fire it, stand on its edge and clear it, each marked in its file under
`resources/scenarios`: `"proves": {"INF-4": "edge"}`.
"""

WAITING: dict[str, str] = {}
"""Ids of rules, or whole families, with the reason."""

ONLY_FIRES = {
    "PROPH-6": "choices to pick from: they have no edge, and nothing silences them",
}
"""Rules of which there is nothing else to show."""
