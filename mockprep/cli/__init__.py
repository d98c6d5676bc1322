"""The commands, and the wiring: the only place where objects are put together."""
