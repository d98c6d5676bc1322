#!/usr/bin/env python3
"""Kills mockprep at random instants of a scripted session, and looks at what is left.

Each round starts the real app in a pseudo-terminal and sits two questions: a known text is typed at
an uneven pace, handed in, and typed on as the reply to each follow-up. SIGKILL comes at a random
instant. Then the transcript must open, its texts put together must be a prefix of what was typed,
and no key that was pressed more than a second before may be missing.

    python benchmarks/kill.py --rounds 200
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from ptybench import Tui

from mockprep.domain.folding import fold
from mockprep.transcripts.store import TranscriptStore

WORDS = "the answer grows key by key so that each of them can be counted again "
HANDED_IN_AFTER = 25
"""Keys of each answer and of each reply."""
MOCKPREP = [sys.executable, "-m", "mockprep"]


@dataclass(frozen=True)
class Kill:
    """One killed session and what was left of it."""

    pressed: int
    """Keys that were pressed before the kill."""
    due: int
    """Keys that were pressed more than a second before."""
    kept: int
    opened: bool
    prefix: bool

    @property
    def lost(self) -> int:
        """Keys older than a second that are missing."""
        return max(self.due - self.kept, 0)


def kill_once(home: Path, after: float, rng: random.Random) -> Kill:
    """Sit a question in a fresh home and kill the app `after` seconds of typing."""
    pressed: list[float] = []
    env = {"MOCKPREP_HOME": str(home)}
    command = [*MOCKPREP, "run", "--kind", "behavioral", "--count", "2", "--seed", "7"]
    with Tui(command, 100, 30, env=env) as tui:
        tui.wait_text("when you are ready")
        tui.keys("enter expect:Your_answer")
        end = time.perf_counter() + after
        while time.perf_counter() < end:
            tui.write(WORDS[len(pressed) % len(WORDS)].encode())
            pressed.append(time.perf_counter())
            tui.drain(rng.uniform(0.005, 0.08))
            if len(pressed) % HANDED_IN_AFTER == 0:
                tui.keys("ctrl+s quiet")
        killed = time.perf_counter()
        os.kill(tui.pid, signal.SIGKILL)
    due = sum(instant < killed - 1 for instant in pressed)
    return _look(home, len(pressed), due)


def _look(home: Path, pressed: int, due: int) -> Kill:
    typed = (WORDS * (pressed // len(WORDS) + 1))[:pressed]
    store = TranscriptStore(home / "data" / "sessions")
    ids = store.ids()
    if not ids:
        return Kill(pressed, due, 0, opened=not due, prefix=not due)
    try:
        store.open(ids[0]).close()  # mends the tail, as resuming does
        state = fold(store.read(ids[0]).events)
    except Exception as error:  # whatever it is, the file did not open
        print(f"did not open: {error}", file=sys.stderr)
        return Kill(pressed, due, 0, opened=False, prefix=False)
    attempts = [*state.attempts, *([state.current] if state.current else [])]
    text = "".join(a.answer + "".join(e.reply for e in a.exchanges) for a in attempts)
    return Kill(pressed, due, len(text), opened=True, prefix=typed.startswith(text))


def main() -> int:
    """Run the rounds and print one line of figures; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--longest", type=float, default=8.0, help="seconds of typing at the most")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    kills = []
    for number in range(args.rounds):
        with tempfile.TemporaryDirectory() as home:
            kills.append(kill_once(Path(home), rng.uniform(0, args.longest), rng))
        if sys.stderr.isatty():
            print(f"\r{number + 1}/{args.rounds}", end="", file=sys.stderr)
    behind = [kill.pressed - kill.kept for kill in kills]
    lost = sum(kill.lost for kill in kills)
    broken = sum(not (kill.opened and kill.prefix) for kill in kills)
    print(
        f"{len(kills)} kills, {sum(k.pressed for k in kills)} keys: {lost} keys older than a second"
        f" lost, {broken} transcripts that did not open or hold other text;"
        f" keys of the last second not yet saved: {sum(behind)} in all, {max(behind)} at the most"
    )
    return 1 if lost or broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
