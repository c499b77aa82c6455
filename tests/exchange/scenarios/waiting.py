"""Rules that no worked case proves yet. This list may only become shorter, until it is empty.

A rule leaves it when cases fire it, stand on its edge and clear it, each marked in its file under
`resources/scenarios`: `"proves": {"INF-4": "edge"}`.
"""

WAITING = {
    "PREMED-2": "judged on the infusion day",
    "PREMED-4": "judged on the infusion day",
    "PREP": "judged on the infusion day",
    "INF": "judged on the infusion day",
    "REMS-12": "information on paper, not asked by any case yet",
}
"""Ids of rules, or whole families, with the reason."""

ONLY_FIRES = {
    "PROPH-6": "choices to pick from: they have no edge, and nothing silences them",
}
"""Rules of which there is nothing else to show."""
