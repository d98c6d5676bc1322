#!/usr/bin/env python3
"""ptybench - measure how fast any terminal program feels.

Runs a command in a pseudo-terminal, answers the queries a real terminal would
answer, and reports:

  first byte    spawn -> first byte of output
  first paint   spawn -> first visible (non-blank) text on the screen
  ready         spawn -> --ready TEXT is on the screen        (with --ready)
  settled       spawn -> last byte before --settle seconds of silence
  key echo      key written -> the typed character comes back on the screen
  key frame     key written -> end of the frame that key caused
  RSS / PSS     of the whole process tree, after start-up and after typing
  idle CPU      CPU time / wall time while no key is pressed; wake-ups, bytes/s
  exit          quit keys -> process gone, and whether the terminal was restored

Only the standard library is needed (Linux; macOS works without PSS and
wake-ups). --dump needs `pyte`.

Examples
  ptybench.py -- python -m myapp
  ptybench.py --runs 20 --ready "Dashboard" --quit ctrl+q -- mockprep
  ptybench.py --setup "enter wait:0.5 end" --type 200 --quit ctrl+q -- mockprep code q1
  ptybench.py --setup "i" --type 200 --quit "esc text::q! enter" -- vim -n big.py
  ptybench.py --idle 10 --runs 3 --json out.json -- mockprep

Keys (for --setup / --quit), separated by spaces
  a named key     enter esc tab backtab space backspace up down left right home
                  end pageup pagedown insert delete f1..f12
  with modifiers  ctrl+x  alt+x  shift+up  ctrl+right
  repeated        down*20
  text:hello      literal text, no spaces (use the key `space`)
  wait:0.5        pause that many seconds (output is drained meanwhile)
  quiet           wait until the screen has settled
  expect:TEXT     wait until TEXT has been painted (`_` stands for a space)
  x               any other single character is sent as it is
"""

from __future__ import annotations

import argparse
import errno
import fcntl
import json
import math
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

# --------------------------------------------------------------------------
# Keys

_CSI_KEYS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_TILDE_KEYS = {
    "insert": 2, "delete": 3, "pageup": 5, "pagedown": 6,
    "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24,
}  # fmt: skip
_SS3_KEYS = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
_PLAIN_KEYS = {
    "enter": "\r", "esc": "\x1b", "escape": "\x1b", "tab": "\t", "backtab": "\x1b[Z",
    "space": " ", "backspace": "\x7f",
}  # fmt: skip


def encode_key(name: str) -> bytes:
    """The bytes an xterm-like terminal sends for a key such as `ctrl+right`."""
    *mods, key = name.split("+") if name != "+" else ["+"]
    mods = [m.lower() for m in mods]
    code = 1 + ("shift" in mods) + 2 * ("alt" in mods) + 4 * ("ctrl" in mods)
    low = key.lower()
    if low in _CSI_KEYS:
        tail = _CSI_KEYS[low]
        return f"\x1b[1;{code}{tail}".encode() if code > 1 else f"\x1b[{tail}".encode()
    if low in _TILDE_KEYS:
        number = _TILDE_KEYS[low]
        return (f"\x1b[{number};{code}~" if code > 1 else f"\x1b[{number}~").encode()
    if low in _SS3_KEYS:
        tail = _SS3_KEYS[low]
        return (f"\x1b[1;{code}{tail}" if code > 1 else f"\x1bO{tail}").encode()
    if low in _PLAIN_KEYS:
        text = _PLAIN_KEYS[low]
        if low == "space" and "ctrl" in mods:
            text = "\x00"
        if low == "tab" and "shift" in mods:
            text = "\x1b[Z"
    elif len(key) == 1:
        text = key
        if "ctrl" in mods:
            text = chr(ord(key.upper()) & 0x1F)
        elif "shift" in mods:
            text = key.upper()
    else:
        raise ValueError(f"unknown key: {name!r}")
    return (("\x1b" if "alt" in mods else "") + text).encode()


# --------------------------------------------------------------------------
# Escape sequences

_ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # OSC, DCS, SOS, PM, APC
    rb"|\x1b[ -/]+[0-~]"  # charset and the like
    rb"|\x1b[0-~]",  # two-byte escapes
    re.DOTALL,
)
_PARTIAL_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*|[ -/]*)$")
_SYNC_END = b"\x1b[?2026l"

# What a plain, modern terminal (no kitty keyboard, no in-band resize) answers.
_QUERIES: list[tuple[re.Pattern[bytes], object]] = [
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),  # DA1
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;354;0c"),  # DA2
    (re.compile(rb"\x1b\[>0?q"), b"\x1bP>|ptybench\x1b\\"),  # XTVERSION
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),  # DSR
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),  # CPR
    (re.compile(rb"\x1b\[\?u"), b""),  # kitty keyboard: unsupported
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:e0e0/e0e0/e0e0\x1b\\"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
    (
        re.compile(rb"\x1b\[\?(\d+)\$p"),  # DECRQM: only 2026 (sync) and 2004 known
        lambda m, sync: (
            b"\x1b[?%s;%d$y" % (m[1], 2 if m[1] == b"2004" or (m[1] == b"2026" and sync) else 0)
        ),
    ),
]

# Modes that must be off again once the program has left: (set, reset) -> name
_MODES = {
    b"1049": "alternate screen", b"1000": "mouse", b"1003": "mouse motion",
    b"1006": "mouse SGR", b"2004": "bracketed paste", b"1004": "focus events",
}  # fmt: skip


def strip_escapes(data: bytes) -> bytes:
    return _ESCAPES.sub(b"", data)


# --------------------------------------------------------------------------
# Process tree


def _proc_table() -> dict[int, int]:
    """pid -> ppid for every process (Linux)."""
    table = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    fields = file.read().rpartition(b")")[2].split()
                table[int(name)] = int(fields[1])
            except (OSError, IndexError):
                pass
    return table


def process_tree(root: int) -> list[int]:
    if not os.path.isdir("/proc/self"):
        out = subprocess.run(["ps", "-Ao", "pid=,ppid="], capture_output=True, text=True)
        table = {int(a): int(b) for a, b in (line.split() for line in out.stdout.splitlines())}
    else:
        table = _proc_table()
    tree, queue = [], [root]
    while queue:
        pid = queue.pop()
        tree.append(pid)
        queue += [child for child, parent in table.items() if parent == pid]
    return tree


def memory_mib(root: int) -> tuple[float, float | None]:
    """(RSS, PSS) of a process tree in MiB."""
    rss = pss = 0.0
    for pid in process_tree(root):
        try:
            with open(f"/proc/{pid}/smaps_rollup") as file:
                for line in file:
                    if line.startswith("Rss:"):
                        rss += int(line.split()[1]) / 1024
                    elif line.startswith("Pss:"):
                        pss += int(line.split()[1]) / 1024
        except OSError:
            out = subprocess.run(
                ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True
            )
            rss += int(out.stdout.strip() or 0) / 1024
            pss = math.nan
    return rss, (None if math.isnan(pss) else pss)


def cpu_seconds(root: int) -> tuple[float, int]:
    """(CPU seconds, voluntary context switches) of a process tree so far."""
    ticks, seconds, switches = os.sysconf("SC_CLK_TCK"), 0.0, 0
    for pid in process_tree(root):
        try:
            # schedstat counts nanoseconds; /proc/PID/stat only 10 ms ticks
            for task in os.listdir(f"/proc/{pid}/task"):
                base = f"/proc/{pid}/task/{task}"
                try:
                    with open(f"{base}/schedstat") as file:
                        seconds += int(file.read().split()[0]) / 1e9
                except OSError:
                    with open(f"{base}/stat", "rb") as file:
                        fields = file.read().rpartition(b")")[2].split()
                    seconds += (int(fields[11]) + int(fields[12])) / ticks
                with open(f"{base}/status") as file:
                    for line in file:
                        if line.startswith("voluntary_ctxt"):
                            switches += int(line.split()[1])
        except OSError:
            out = subprocess.run(
                ["ps", "-o", "time=", "-p", str(pid)], capture_output=True, text=True
            )
            parts = re.findall(r"[\d.]+", out.stdout)
            seconds += sum(float(p) * 60**i for i, p in enumerate(reversed(parts)))
    return seconds, switches


# --------------------------------------------------------------------------
# One program in one pty


class Tui:
    """A program running in a pseudo-terminal.

    with Tui(["myapp"], columns=120, rows=40) as tui:
        tui.wait_quiet()
        tui.keys("down*3 enter")
        print(tui.screen())        # needs pyte
    """

    def __init__(
        self,
        command: list[str],
        columns: int = 120,
        rows: int = 40,
        env: dict[str, str] | None = None,
        cwd: str | None = None,
        sync: bool = True,
        record: bool = False,
        settle: float = 0.3,
    ) -> None:
        self.columns, self.rows, self.sync, self.settle = columns, rows, sync, settle
        self.record = record
        self.log = bytearray()  # everything the program wrote, when record=True
        self.first_byte: float | None = None
        self.first_paint: float | None = None
        self.last_byte = 0.0
        self.bytes_out = 0
        self.modes: set[str] = set()
        self.closed = False
        self._tail = b""
        self._text = b""  # escape-free output, last 64 KiB
        environment = {k: v for k, v in os.environ.items() if k not in ("LINES", "COLUMNS")}
        environment.update(TERM="xterm-256color", COLORTERM="truecolor")
        environment.update(env or {})
        program = shutil.which(command[0], path=environment.get("PATH"))
        if program is None:
            raise FileNotFoundError(command[0])
        self.fd, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.start = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:  # child
            try:
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                for fd in (0, 1, 2):
                    os.dup2(slave, fd)
                os.closerange(3, 256)
                if cwd:
                    os.chdir(cwd)
                os.execve(program, command, environment)
            finally:
                os._exit(127)
        os.close(slave)

    # -- reading

    def pump(self, timeout: float) -> bytes:
        """Read one chunk, or b"" after `timeout` seconds. Answers queries."""
        if self.closed:
            time.sleep(min(timeout, 0.01))
            return b""
        ready, _, _ = select.select([self.fd], [], [], max(0.0, timeout))
        if not ready:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data = b""
        now = time.perf_counter()
        if not data:
            self.closed = True
            return b""
        self.last_byte = now
        self.bytes_out += len(data)
        if self.first_byte is None:
            self.first_byte = now
        if self.record:
            self.log += data
        self._scan(data, now)
        return data

    def _scan(self, data: bytes, now: float) -> None:
        data = self._tail + data
        partial = _PARTIAL_ESCAPE.search(data[-4096:])
        if partial and len(partial[0]) < 4096:
            data, self._tail = data[: -len(partial[0])], partial[0]
        else:
            self._tail = b""
        if b"\x1b" in data:
            replies = []
            for pattern, reply in _QUERIES:
                for match in pattern.finditer(data):
                    answer = reply(match, self.sync) if callable(reply) else reply
                    replies.append((match.start(), answer))
            for _, answer in sorted(replies):
                if answer:
                    self.write(answer)
            for match in re.finditer(rb"\x1b\[\?([\d;]+)([hl])", data):
                for mode in match[1].split(b";"):
                    if mode in _MODES:
                        (self.modes.add if match[2] == b"h" else self.modes.discard)(_MODES[mode])
            for match in re.finditer(rb"\x1b\[\?25([hl])", data):
                (self.modes.discard if match[1] == b"h" else self.modes.add)("hidden cursor")
            for match in re.finditer(rb"\x1b\[([>=<])[\d;]*u", data):
                (self.modes.discard if match[1] == b"<" else self.modes.add)("kitty keyboard")
        text = strip_escapes(data)
        if self.first_paint is None and text.strip(b" \r\n\t\x00\x07\x0e\x0f"):
            self.first_paint = now
        self._text = (self._text + text)[-65536:]

    def wait_quiet(self, quiet: float | None = None, timeout: float = 30.0) -> float:
        """Drain until `quiet` seconds pass without output; when the last byte came."""
        quiet = self.settle if quiet is None else quiet
        deadline = time.perf_counter() + timeout
        since = time.perf_counter()
        while time.perf_counter() < deadline and not self.closed:
            base = max(since, self.last_byte)
            left = base + quiet - time.perf_counter()
            if left <= 0 and self.first_byte is not None:
                break
            self.pump(max(left, 0.005))
        return self.last_byte

    def wait_text(self, text: str, timeout: float = 30.0) -> float | None:
        """Drain until `text` has been painted (contiguously); when, or None."""
        needle, deadline = text.encode(), time.perf_counter() + timeout
        while needle not in self._text:
            if time.perf_counter() > deadline or self.closed:
                return None
            self.pump(0.05)
        return self.last_byte

    def drain(self, seconds: float) -> None:
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0 and not self.closed:
            self.pump(left)

    # -- writing

    def write(self, data: bytes) -> None:
        try:
            os.write(self.fd, data)
        except OSError:
            self.closed = True

    def keys(self, spec: str, pause: float = 0.02) -> None:
        """Send keys written in the little language of --help."""
        for token in spec.split():
            if token.startswith("wait:"):
                self.drain(float(token[5:]))
            elif token == "quiet":
                self.wait_quiet()
            elif token.startswith("expect:"):
                self.wait_text(token[7:].replace("_", " "))
            elif token.startswith("text:"):
                for character in token[5:]:
                    self.write(character.encode())
                    self.drain(pause)
            else:
                name, star, count = token.rpartition("*")
                if not (star and name and count.isdigit()):
                    name, count = token, "1"
                for _ in range(int(count)):
                    self.write(encode_key(name))
                    self.drain(pause)

    def time_key(self, character: str, timeout: float = 2.0, frame_gap: float = 0.03):
        """Type one character: (first byte, echo, frame end, bytes), seconds or None."""
        while self.pump(0):  # nothing old may be counted
            pass
        self._text = b""
        needle = character.encode()
        before = self.bytes_out
        sent = time.perf_counter()
        self.write(needle)
        first = echo = end = None
        deadline = sent + timeout
        while (now := time.perf_counter()) < deadline and not self.closed:
            if echo is not None and now - self.last_byte > frame_gap:
                break
            data = self.pump(frame_gap if echo is not None else deadline - now)
            if not data:
                continue
            stamp = self.last_byte - sent
            first = stamp if first is None else first
            if echo is None and needle in self._text:
                echo = stamp
            end = stamp
            if echo is not None and self.sync and data.endswith(_SYNC_END):
                break
        return first, echo, end, self.bytes_out - before

    # -- ending

    def alive(self) -> bool:
        try:
            pid, _ = os.waitpid(self.pid, os.WNOHANG)
        except ChildProcessError:
            return False
        return pid == 0

    def close(self, quit_keys: str | None = None, timeout: float = 5.0):
        """End the program: (seconds the quit keys took or None, modes left on)."""
        took = None
        if quit_keys and not self.closed:
            *before, last = quit_keys.split()
            if before:
                self.keys(" ".join(before))
            began = time.perf_counter()
            self.keys(last, pause=0)
            while time.perf_counter() - began < timeout:
                self.pump(0.005)
                if not self.alive():
                    took = time.perf_counter() - began
                    break
        while self.pump(0.01):
            pass
        left = sorted(self.modes) if took is not None else None
        if took is None:
            for sig, patience in (
                (signal.SIGHUP, 0.3),
                (signal.SIGTERM, 1.0),
                (signal.SIGKILL, 2.0),
            ):
                try:
                    os.killpg(self.pid, sig)
                except (ProcessLookupError, PermissionError):
                    break
                stop = time.perf_counter() + patience
                while self.alive() and time.perf_counter() < stop:
                    self.pump(0.01)
                if not self.alive():
                    break
        self.closed = True
        try:
            os.close(self.fd)
        except OSError:
            pass
        return took, left

    def __enter__(self) -> Tui:
        return self

    def __exit__(self, *_: object) -> None:
        if not self.closed:
            self.close()

    # -- looking

    def screen(self) -> str:
        """The screen as text (record=True and pyte needed)."""
        import pyte

        display = pyte.Screen(self.columns, self.rows)
        stream = pyte.ByteStream(display)
        # pyte knows no private CSI sequences such as CSI > 1 u: drop them
        stream.feed(
            re.sub(rb"\x1b\[[<=>][0-?]*[ -/]*[@-~]|\x1b\[[0-?]*\$[@-~]", b"", bytes(self.log))
        )
        return "\n".join(line.rstrip() for line in display.display)


# --------------------------------------------------------------------------
# Statistics and report


def percentile(values: list[float], q: float) -> float:
    ordered = sorted(values)
    if not ordered:
        return math.nan
    position = (len(ordered) - 1) * q
    low, high = math.floor(position), math.ceil(position)
    return ordered[low] + (ordered[high] - ordered[low]) * (position - low)


def summary(values: list[float | None]) -> dict[str, float]:
    seen = [v for v in values if v is not None]
    if not seen:
        return {"n": 0}
    return {
        "n": len(seen),
        "min": min(seen),
        "p50": percentile(seen, 0.50),
        "p95": percentile(seen, 0.95),
        "p99": percentile(seen, 0.99),
        "max": max(seen),
    }


def evict(path: str) -> int:
    """Ask the kernel to drop a tree's files from the page cache (Linux)."""
    count = 0
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                fd = os.open(os.path.join(folder, name), os.O_RDONLY)
            except OSError:
                continue
            try:
                os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
                count += 1
            finally:
                os.close(fd)
    return count


def measure(args: argparse.Namespace) -> dict:
    columns, rows = (int(n) for n in args.size.lower().split("x"))
    env = dict(item.split("=", 1) for item in args.env)
    starts: dict[str, list[float | None]] = {
        k: [] for k in ("first_byte", "first_paint", "ready", "settled", "exit")
    }
    keys: dict[str, list[float | None]] = {"first_byte": [], "echo": [], "frame": []}
    frame_bytes: list[int] = []
    memory: dict[str, list[float | None]] = {
        k: [] for k in ("rss_start", "pss_start", "rss_end", "pss_end")
    }
    idle: dict[str, list[float]] = {k: [] for k in ("cpu_percent", "wakeups_per_s", "bytes_per_s")}
    start_cpu: list[float | None] = []
    left_on: set[str] = set()
    lost = 0
    dump = ""
    for run in range(args.warmup + args.runs):
        counted = run >= args.warmup
        if args.evict:
            for path in args.evict:
                evict(path)
        tui = Tui(
            args.command, columns, rows, env, args.cwd, not args.no_sync, args.dump, args.settle
        )
        with tui:
            ready = tui.wait_text(args.ready, args.timeout) if args.ready else None
            settled = tui.wait_quiet(timeout=args.timeout)
            if counted:
                starts["first_byte"].append(tui.first_byte and tui.first_byte - tui.start)
                starts["first_paint"].append(tui.first_paint and tui.first_paint - tui.start)
                starts["ready"].append(ready and ready - tui.start)
                starts["settled"].append(settled - tui.start)
                if not tui.closed:
                    start_cpu.append(cpu_seconds(tui.pid)[0])
                    rss, pss = memory_mib(tui.pid)
                    memory["rss_start"].append(rss)
                    memory["pss_start"].append(pss)
            if args.setup:
                tui.keys(args.setup)
                tui.wait_quiet(timeout=args.timeout)
            if args.type and (counted or not args.runs):
                for index in range(args.type):
                    character = args.text[index % len(args.text)]
                    first, echo, end, size = tui.time_key(character)
                    keys["first_byte"].append(first)
                    keys["echo"].append(echo)
                    keys["frame"].append(end)
                    frame_bytes.append(size)
                    lost += echo is None
                    tui.drain(args.gap)
            if args.idle and counted:
                tui.wait_quiet()
                cpu, switches = cpu_seconds(tui.pid)
                sent, began = tui.bytes_out, time.perf_counter()
                tui.drain(args.idle)
                wall = time.perf_counter() - began
                cpu2, switches2 = cpu_seconds(tui.pid)
                idle["cpu_percent"].append(100 * (cpu2 - cpu) / wall)
                idle["wakeups_per_s"].append((switches2 - switches) / wall)
                idle["bytes_per_s"].append((tui.bytes_out - sent) / wall)
            if counted and not tui.closed:
                rss, pss = memory_mib(tui.pid)
                memory["rss_end"].append(rss)
                memory["pss_end"].append(pss)
            if args.dump:
                dump = tui.screen()
            took, left = tui.close(args.quit)
            if counted:
                starts["exit"].append(took)
                left_on.update(left or [])
    return {
        "command": args.command,
        "size": args.size,
        "runs": args.runs,
        "start_s": {k: summary(v) for k, v in starts.items()},
        "start_cpu_s": summary(start_cpu),
        "keys_s": {k: summary(v) for k, v in keys.items()} if args.type else {},
        "key_bytes": summary([float(b) for b in frame_bytes]) if args.type else {},
        "keys_without_echo": lost,
        "memory_mib": {k: summary(v) for k, v in memory.items()},
        "idle": {k: summary(v) for k, v in idle.items()} if args.idle else {},
        "modes_left_on": sorted(left_on),
        "screen": dump,
    }


def print_report(result: dict, out=sys.stdout) -> None:
    def row(name: str, stats: dict, scale: float = 1e3, unit: str = "ms") -> None:
        if stats.get("n"):
            cells = "".join(
                f"{stats[k] * scale:10.1f}" for k in ("min", "p50", "p95", "p99", "max")
            )
            print(f"{name:16}{cells}  {unit:5} n={stats['n']}", file=out)

    print("$ " + " ".join(result["command"]), file=out)
    print(f"{'':16}{'min':>10}{'p50':>10}{'p95':>10}{'p99':>10}{'max':>10}", file=out)
    for key, stats in result["start_s"].items():
        row(key.replace("_", " "), stats)
    row("start-up CPU", result["start_cpu_s"])
    for key, stats in result["keys_s"].items():
        row("key " + key.replace("_", " "), stats)
    row("key bytes", result["key_bytes"], 1, "B")
    if result["keys_without_echo"]:
        print(f"  {result['keys_without_echo']} keys were never echoed", file=out)
    for key, stats in result["memory_mib"].items():
        row(key.replace("_", " "), stats, 1, "MiB")
    for key, stats in result["idle"].items():
        unit = {"cpu_percent": "%", "wakeups_per_s": "/s", "bytes_per_s": "B/s"}[key]
        row("idle " + key.split("_")[0], stats, 1, unit)
    if result["modes_left_on"]:
        print("terminal NOT restored: " + ", ".join(result["modes_left_on"]), file=out)
    if result["screen"]:
        print(result["screen"], file=out)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="ptybench.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="%(prog)s [options] -- COMMAND [ARGS...]",
    )
    parser.add_argument("command", nargs="+", metavar="COMMAND", help="the program to measure")
    parser.add_argument("--runs", type=int, default=5, help="measured starts (default 5)")
    parser.add_argument(
        "--warmup", type=int, default=1, help="starts thrown away first (default 1)"
    )
    parser.add_argument("--size", default="120x40", help="COLUMNSxROWS (default 120x40)")
    parser.add_argument("--ready", metavar="TEXT", help="also time until TEXT is painted")
    parser.add_argument(
        "--settle",
        type=float,
        default=0.3,
        help="silence that means settled, seconds (default 0.3)",
    )
    parser.add_argument("--setup", metavar="KEYS", help="keys to send before typing or idling")
    parser.add_argument(
        "--type", type=int, default=0, metavar="N", help="type N characters a run, one by one"
    )
    parser.add_argument(
        "--text", default="abcdefghij", help="characters to type, in turn (default abcdefghij)"
    )
    parser.add_argument(
        "--gap", type=float, default=0.03, help="pause between typed keys, seconds (default 0.03)"
    )
    parser.add_argument(
        "--idle", type=float, default=0, metavar="S", help="measure CPU over S idle seconds"
    )
    parser.add_argument(
        "--quit", metavar="KEYS", help="keys that end the program (else it is signalled)"
    )
    parser.add_argument(
        "--env", action="append", default=[], metavar="K=V", help="extra environment (repeatable)"
    )
    parser.add_argument("--cwd", help="working directory of the program")
    parser.add_argument(
        "--no-sync", action="store_true", help="claim no synchronized-output support"
    )
    parser.add_argument(
        "--evict",
        action="append",
        metavar="DIR",
        help="drop DIR from the page cache before each start (cold start, Linux)",
    )
    parser.add_argument(
        "--timeout", type=float, default=30, help="give up waiting after S seconds (default 30)"
    )
    parser.add_argument("--dump", action="store_true", help="print the last screen (needs pyte)")
    parser.add_argument("--json", metavar="FILE", help="write all numbers as JSON ('-' for stdout)")
    args = parser.parse_args(argv)
    try:
        result = measure(args)
    except FileNotFoundError as error:
        parser.error(f"no such program: {error}")
    if args.json == "-":
        json.dump(result, sys.stdout, indent=1)
        print()
    else:
        print_report(result)
        if args.json:
            with open(args.json, "w") as file:
                json.dump(result, file, indent=1)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
