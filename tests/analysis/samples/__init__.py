"""Small functions and programs with the class that each has, by kind."""
