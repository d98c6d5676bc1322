"""Running candidate code: isolation, harness, verdicts, measured complexity."""
