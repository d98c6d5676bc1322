"""Programs that want too much: time, memory, output, files, threads."""

from tests.runner.hostile.attack import Attack, ending, hanging, program, raising, returning

TIME = (
    hanging("an endless loop", "while True: pass"),
    hanging(
        "an endless loop that catches everything",
        """
        while True:
            try:
                while True: pass
            except BaseException: pass
        """,
    ),
    hanging("a power that takes for ever", "return 10 ** 10 ** 9"),
    hanging("a regular expression that explodes", "import re\nre.match('(a+)+$', 'a' * 50 + 'b')"),
    hanging("a sum that takes for ever", "return sum(range(10 ** 13))"),
    hanging(
        "a comparison that never ends",
        """
        class Slow:
            def __lt__(self, other):
                while True: pass
        ---
        return sorted([Slow(), Slow()])
        """,
    ),
    hanging("sleeping for ever", "import time\ntime.sleep(10 ** 6)"),
    hanging(
        "the alarm ignored",
        """
        import signal
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        while True: pass
        """,
    ),
    hanging(
        "the alarm switched off",
        """
        import signal
        signal.setitimer(signal.ITIMER_REAL, 0)
        while True: pass
        """,
    ),
    hanging(
        "the alarm blocked",
        """
        import signal
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while True: pass
        """,
    ),
    hanging(
        "waiting for a thread that never ends",
        """
        import threading
        thread = threading.Thread(target=lambda: [None for _ in iter(int, 1)])
        thread.start()
        thread.join()
        """,
    ),
    hanging(
        "a deadlock", "import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"
    ),
    hanging(
        "a repr that never ends",
        """
        class Shy:
            def __repr__(self):
                while True: pass
        ---
        return Shy()
        """,
    ),
    hanging(
        "an exception whose text never ends",
        """
        class Long(Exception):
            def __str__(self):
                while True: pass
        ---
        raise Long
        """,
    ),
    hanging(
        "a standard output that never flushes",
        """
        import sys
        class Stream:
            def flush(self):
                while True: pass
        ---
        sys.stdout = Stream()
        """,
    ),
    hanging(
        "reading the next job from the pipe",
        """
        import os
        for number in range(3, 250):
            try: os.read(number, 1)
            except OSError: pass
        while True: pass
        """,
    ),
)
MEMORY = (
    Attack("a list of a hundred billion", program("return [0] * 10 ** 11"), ("memory_limit",)),
    Attack("bytes without end", program("return bytearray(10 ** 12)"), ("memory_limit",)),
    Attack(
        "a text that doubles",
        program("text = 'x'\nwhile True: text += text"),
        ("memory_limit",),
        "256 MB",
    ),
    Attack(
        "a tuple of tuples",
        program("return ((((1,) * 1000) * 1000) * 1000) * 1000"),
        ("memory_limit",),
    ),
    Attack(
        "a dict that grows",
        program("return dict.fromkeys(range(10 ** 8))"),
        ("memory_limit",),
    ),
    raising("memory mapped without end", "import mmap\nmmap.mmap(-1, 2 ** 45)", "OSError"),
    raising("recursion", "return attack(world)", "RecursionError"),
    Attack(
        "recursion without a bound",
        program("import sys\nsys.setrecursionlimit(2 ** 31 - 1)\nreturn attack(world)"),
        ("time_limit", "memory_limit", "not_finished", "raised"),
        hangs=True,
    ),
    Attack(
        "recursion in C",
        program(
            """
            import sys
            sys.setrecursionlimit(2 ** 31 - 1)
            nest = []
            for _ in range(10 ** 6): nest = [nest]
            return repr(nest)
            """
        ),
        ("not_finished", "raised", "memory_limit"),
    ),
    Attack(
        "threads without end",
        program(
            """
            import threading, time
            while True: threading.Thread(target=time.sleep, args=(10 ** 6,)).start()
            """
        ),
        ("raised", "memory_limit"),
    ),
    returning(
        "threads that outlive the call",
        """
        import threading
        def spin():
            while True: pass
        for _ in range(3): threading.Thread(target=spin, daemon=False).start()
        """,
    ),
)
RESULTS = (
    Attack(
        "a generator without end", program("return iter(int, 1)"), ("output_limit",), "too large"
    ),
    Attack("ten million elements", program("return [0] * 10 ** 7"), ("output_limit",), "too large"),
    Attack("a text of sixty million", program("return 'x' * 60_000_000"), ("output_limit",)),
    Attack("a number of ten million bits", program("return 1 << 10_000_000"), ("output_limit",)),
    Attack(
        "a list of itself a thousand times",
        program("ring = []\nring += [ring] * 1000\nreturn ring"),
        ("output_limit", "time_limit"),
    ),
    returning("a list of itself", "ring = []\nring.append(ring)\nreturn ring"),
    returning(
        "a nest of a hundred thousand lists",
        "nest = []\nfor _ in range(10 ** 5): nest = [nest]\nreturn nest",
    ),
    returning("numbers too long for decimal", "return [10 ** 5000, {10 ** 5000: -10 ** 5000}]"),
    returning("lone surrogates", "return '\\ud800', b'\\xff', '\\x00'"),
    returning("no numbers", "return [float('nan'), float('inf'), complex('nan+infj')]"),
    returning("a decimal that can't be compared", "import decimal\nreturn decimal.Decimal('sNaN')"),
    raising("a long number printed", "print(10 ** 10_000)", "ValueError"),
    returning("commands for the terminal", "print('\\x1b[2J\\x1b]0;owned\\x07', end='')"),
)
OUTPUT = (
    Attack("printing without end", program("while True: print('x' * 1000)"), ("output_limit",)),
    Attack(
        "errors without end",
        program("import sys\nwhile True: sys.stderr.write('x' * 1000)"),
        ("output_limit",),
        "printed",
    ),
    Attack(
        "writing to the descriptor without end",
        program("import os\nwhile True: os.write(1, b'x' * 10_000)"),
        ("output_limit",),
    ),
    returning(
        "a thread that prints after the call",
        """
        import threading
        def chat():
            while True: print('x' * 10)
        threading.Thread(target=chat).start()
        """,
    ),
)
FILES = (
    Attack(
        "a disk full of files",
        program("for number in range(10 ** 6): open(str(number), 'wb').write(b'x' * 500_000)"),
        ("output_limit",),
        "files were written",
        at={"bubblewrap": (("raised",), "No space left on device")},
    ),
    Attack(
        "files without number",
        program("for number in range(20_000): open(str(number), 'wb').close()"),
        ("output_limit",),
        "files were written",
        at={"bubblewrap": (("wrong_answer",), "")},
    ),
    raising(
        "a file of a terabyte",
        "with open('big', 'wb') as file: file.truncate(2 ** 40)",
        "File too large",
    ),
    raising(
        "open files without end",
        "kept = []\nwhile True: kept.append(open('/dev/null'))",
        "Too many open files",
    ),
    returning(
        "folders within folders, none of them readable",
        """
        import os
        path = 'in'
        for _ in range(40):
            os.mkdir(path, 0o700)
            path += '/in'
        os.umask(0o777)
        os.mkdir(path)
        """,
    ),
)
ENDS = (
    ending("leaving at once", "import os\nos._exit(3)", "with exit code 3"),
    ending("leaving as if all were well", "import os\nos._exit(0)", "with exit code 0"),
    ending("aborting", "import os\nos.abort()", "SIGABRT"),
    ending("a fault", "import faulthandler\nfaulthandler._sigsegv()", "SIGSEGV"),
    ending("killing itself", "import signal\nsignal.raise_signal(signal.SIGKILL)", "SIGKILL"),
    ending("closing all descriptors", "import os\nos.closerange(0, 250)", "shut the pipe"),
    ending(
        "other descriptors in the place of the pipes",
        "import os\nfor number in range(3, 250): os.dup2(1, number)",
        "shut the pipe",
    ),
    ending(
        "garbage in the pipe",
        """
        import os
        for number in range(3, 250):
            try: os.write(number, b'garbage' * 100)
            except OSError: pass
        """,
        "wrote into it",
    ),
    raising("sys.exit", "import sys\nsys.exit(3)", "SystemExit: 3"),
    raising("KeyboardInterrupt", "raise KeyboardInterrupt", "KeyboardInterrupt"),
    raising("GeneratorExit", "raise GeneratorExit", "GeneratorExit"),
    raising("asking the user", "return input('now? ')", "EOFError"),
    raising("the debugger", "breakpoint()", "BdbQuit"),
    returning("reading standard input", "import sys\nreturn sys.stdin.read()"),
    returning("closing standard output", "import sys\nsys.stdout.close()\nsys.stderr.close()"),
    returning("closing the descriptors of output", "import os\nos.close(1)\nos.close(2)"),
    returning(
        "code for the end of the process",
        """
        import atexit, weakref
        class Last:
            def __del__(self): print('last')
        kept = Last()
        ---
        atexit.register(print, 'at exit')
        weakref.finalize(kept, print, 'finally')
        """,
    ),
)
ALL = (*TIME, *MEMORY, *RESULTS, *OUTPUT, *FILES, *ENDS)
