"""The pure core: interviews, rubrics and grading, without I/O, wall clock or screen."""
