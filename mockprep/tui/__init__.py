"""The terminal app: shows the state of a session and sends its commands; decides nothing."""
