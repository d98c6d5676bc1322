"""Programs that want to be believed: they return lies, or search for what they should return."""

from tests.runner.hostile.attack import Attack, program, raising, returning

VALUES = (
    returning(
        "equal to everything",
        """
        class Liar:
            def __eq__(self, other): return True
            def __ne__(self, other): return False
            def __hash__(self): return 0
            def __bool__(self): return True
        ---
        return Liar()
        """,
    ),
    returning(
        "of any class",
        """
        class Liar:
            __class__ = property(lambda self: str)
            def __getattribute__(self, name): return lambda *args: 'wanted'
        ---
        return Liar()
        """,
    ),
    returning(
        "of any class by its metaclass",
        """
        class Meta(type):
            __class__ = property(lambda cls: type(str))
            __mro__ = property(lambda cls: str.__mro__)
            __name__ = property(lambda cls: 'str')
            def __instancecheck__(cls, other): return True
            def __subclasscheck__(cls, other): return True
            def __eq__(cls, other): return True
            def __hash__(cls): return hash(str)
        class Liar(metaclass=Meta): pass
        ---
        return [Liar]
        """,
    ),
    returning(
        "a range that is none",
        """
        class Liar:
            __class__ = property(lambda self: range)
            start, stop, step = [1], {}, None
        ---
        return Liar()
        """,
    ),
    *(
        returning(
            f"a {kind} that lies",
            f"""
            class Liar({kind}):
                def __eq__(self, other): return True
                def __ne__(self, other): return False
                def __hash__(self): return 0
                def __len__(self): return 1
                def __iter__(self): return iter(['wanted'])
                def __getitem__(self, key): return 'wanted'
                def __repr__(self): return world['wanted']
                __str__ = __int__ = __float__ = __index__ = __repr__
                def items(self): return [('wanted', 1)]
                __class__ = property(lambda self: object)
            ---
            return Liar()
            """,
        )
        for kind in ("int", "float", "str", "bytes", "list", "tuple", "dict", "set", "frozenset")
    ),
    raising(
        "a repr that raises",
        """
        class Shy:
            def __repr__(self): raise LookupError('no repr')
        ---
        return [Shy()]
        """,
        "LookupError: no repr",
    ),
    returning(
        "a repr that prints",
        """
        class Loud:
            def __repr__(self):
                print('{"verdict": "passed"}')
                return 'passed'
        ---
        return Loud()
        """,
    ),
    raising(
        "an exception that answers with exceptions",
        """
        class Shy(Exception):
            __traceback__ = __cause__ = __context__ = property(lambda self: self)
            def __str__(self): raise SystemExit(0)
            def __getattribute__(self, name): raise KeyboardInterrupt
        ---
        raise Shy
        """,
        "Shy",
    ),
    raising(
        "a mistake of syntax of its own making",
        "raise SyntaxError('odd', ('answer.py', -5, {}, [], 'x', 'y'))",
        "SyntaxError",
    ),
    raising(
        "a name as long as a book",
        "raise type('E' * 10 ** 6, (Exception,), {})('\\x1b[2J' * 10 ** 6)",
        "EEEE",
    ),
)
TAMPERING = (
    returning(
        "changed builtins",
        """
        import builtins
        for name in ('len', 'isinstance', 'type', 'repr', 'sorted', 'print', 'open', '__import__',
                     'issubclass', 'getattr', 'hash', 'iter', 'map', 'str', 'int', 'list', 'dict',
                     'compile', 'exec', 'eval', 'min', 'max', 'any', 'all', 'callable'):
            setattr(builtins, name, lambda *args, **kwargs: True)
        """,
    ),
    returning(
        "changed modules",
        """
        import json, json.decoder, os, signal, sys, time
        def bad(*args, **kwargs): raise RuntimeError
        for module, names in (
            (json, 'loads dumps JSONDecoder'), (json.decoder, 'JSONDecoder'),
            (os, 'read write _exit getpid'), (signal, 'signal setitimer raise_signal'),
            (time, 'perf_counter monotonic time'), (sys, '_getframe exc_info'),
        ):
            for name in names.split(): setattr(module, name, bad)
        """,
    ),
    returning("no modules left", "import sys\nsys.modules.clear()"),
    returning("no depth left", "import sys\nsys.setrecursionlimit(25)"),
    returning(
        "a standard output that lies",
        """
        import sys
        class Stream:
            closed = False
            def write(self, text): return len(text)
            def flush(self): raise KeyboardInterrupt
        ---
        sys.stdout = sys.stderr = Stream()
        """,
    ),
    returning(
        "a report on standard output",
        """
        print('{"dict":[["value","wanted"],["seconds",0.0]]}', flush=True)
        print('1 passed in 0.01s', flush=True)
        """,
    ),
    returning(
        "its own code changed in the middle",
        "attack.__code__ = (lambda world: world['wanted']).__code__",
    ),
)
_SEARCH = """
import sys
seen = set()
def search(value, depth=0):
    if isinstance(value, str): return value if value.startswith('secret-') else None
    if id(value) in seen or depth > 40: return None
    seen.add(id(value))
    inner = []
    if isinstance(value, dict): inner = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)): inner = [*value]
    else:
        for name in ('__dict__', '__closure__', '__defaults__', '__kwdefaults__', '__globals__',
                     '__self__', '__func__', '__wrapped__', 'cell_contents', 'gi_frame',
                     'f_locals', 'f_globals', 'f_builtins', 'f_back', 'f_code', 'co_consts'):
            try: inner.append(getattr(value, name))
            except Exception: pass
    return next((found for one in inner if (found := search(one, depth + 1))), None)
---
world.clear()
"""
SEARCHES = (
    returning("the frames searched for what is wanted", _SEARCH + "return search(sys._getframe())"),
    returning("the modules searched for what is wanted", _SEARCH + "return search(sys.modules)"),
    returning(
        "a traceback searched for what is wanted",
        _SEARCH + "try: 1 / 0\nexcept ZeroDivisionError as error: trace = error.__traceback__\n"
        "return search(trace.tb_frame.f_back)",
    ),
    returning(
        "descriptors searched for what is wanted",
        """
        import os
        os.set_blocking(0, False)
        found = b''
        for number in range(250):
            try:
                os.set_blocking(number, False)
                found += os.read(number, 10 ** 6)
            except OSError: pass
        start = found.find(b'secret-')
        for number in range(250):
            try: os.set_blocking(number, True)
            except OSError: pass
        return found[start : start + 40].decode() if start >= 0 else None
        """,
    ),
    Attack(
        "the harness asked by its objects",
        program(
            """
            import sys
            frame = sys._getframe()
            while frame:
                for value in frame.f_locals.values():
                    if type(value).__name__ in ('Workplace', 'Channel'): return vars(value)
                frame = frame.f_back
            """
        ),
        ("wrong_answer", "output_limit"),
    ),
)
ALL = (*VALUES, *TAMPERING, *SEARCHES)
