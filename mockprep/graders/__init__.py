"""Graders: from a submission and a rubric to a scorecard, and how graders are found and run."""
