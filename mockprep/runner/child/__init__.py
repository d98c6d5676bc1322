"""What runs inside the sandbox: the standard library and nothing else of mockprep.

`start.py` loads these files itself, with builtins of their own, before any code of the candidate is
there to change them. The parent imports only what both sides must agree on.
"""
