"""How much does an act mean of conflict or cooperation?"""

from __future__ import annotations

from dragoman.model.records import Claim


def score_of(claim: Claim) -> float | None:
    """To come."""
    return None
