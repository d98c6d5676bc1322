"""Owns the small arithmetic by which a quantity becomes a credit."""


def within(value: float, low: float, high: float) -> float:
    """1 inside the band, falling off to 0 over half the band's width outside.

    Below the band the fall ends at zero at the latest there where the quantity itself is zero.
    """
    if low <= value <= high:
        return 1.0
    half = (high - low) / 2
    if value > high:
        return max(0.0, 1 - (value - high) / half)
    return max(0.0, 1 - (low - value) / min(half, low))
