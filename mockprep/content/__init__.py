"""From YAML to questions, rubrics and loops, or to a list of located problems."""
