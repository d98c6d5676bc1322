"""What a review finds and how it is said; `analysis.review` is the way in."""
