"""The program `mockprep`: without words it opens the app, with words it runs a command."""

import sys

from mockprep.cli.failure import guarded


def main() -> None:
    """Run what the command line says, and exit with its code."""
    sys.exit(guarded(_run))


def _run() -> None:
    # The app is most often opened without words, and then nothing of the commands is imported.
    if not sys.argv[1:]:
        from mockprep.cli.wiring import build_workbench, open_app

        open_app(build_workbench())
        return
    from mockprep.cli.app import app

    app(prog_name="mockprep")


if __name__ == "__main__":
    main()
