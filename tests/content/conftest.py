"""What pytest should leave alone: the exercises are data, though their tests look like ours."""

collect_ignore = ["exercism"]
