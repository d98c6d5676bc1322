"""Owns how much a run of the candidate's code may take."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one run; times are wall times in seconds, sizes are bytes."""

    case_seconds: float = 2.0
    """For each case, and for loading the code."""
    run_seconds: float = 12.0
    """For all cases together."""
    memory: int = 512 * MEGABYTE
    """Address space of the process."""
    output: int = MEGABYTE
    """What a case may print on both streams together."""
    file_size: int = MEGABYTE
    folder_size: int = 16 * MEGABYTE
    """Of all files together."""
    folder_files: int = 1_000
    open_files: int = 64
    threads: int = 32
    """On top of the processes that the user has already; root has no such limit."""
    grace_seconds: float = 0.5
    """How long code that does not let itself be interrupted goes on before its process is ended."""

    @property
    def cpu_seconds(self) -> int:
        """Processor time of one process, a last resort."""
        return int(self.run_seconds * 2) + 5
