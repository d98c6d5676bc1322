"""Programs that want out: to other processes, files, the network, and past what watches them."""

from tests.runner.hostile.attack import Attack, ending, program, raising, refused, returning

PROCESSES = (
    refused("fork", "import os\nwhile True: os.fork()", "start a process"),
    refused("forkpty", "import os\nos.forkpty()", "start a process"),
    refused("a shell", "import os\nos.system('touch ' + world['canary'])", "start a program"),
    refused("popen", "import os\nos.popen('ls').read()", "start a program"),
    refused("subprocess", "import subprocess\nsubprocess.run(['ls'])", "start a program"),
    refused(
        "a process of multiprocessing",
        """
        import multiprocessing
        multiprocessing.get_context('fork').Process(target=print).start()
        """,
        "start a process",
    ),
    refused("posix_spawn", "import os\nos.posix_spawn('/bin/sh', ['sh'], {})", "start a program"),
    refused("exec", "import os\nos.execv('/bin/sh', ['sh'])", "start a program"),
    refused("a terminal of its own", "import pty\npty.spawn('/bin/sh')", "start a process"),
    refused(
        "what starts the processes of subprocess",
        "import _posixsubprocess\n_posixsubprocess.fork_exec()",
        "start a process",
    ),
    refused(
        "a second copy of what starts processes",
        "import sys\ndel sys.modules['_posixsubprocess']\nimport _posixsubprocess",
        "import this module",
    ),
    refused(
        "a second copy of the system's module",
        """
        import importlib.machinery, importlib.util
        importlib.util.module_from_spec(importlib.machinery.BuiltinImporter.find_spec('posix'))
        """,
        "import this module",
    ),
    raising(
        "another interpreter, which nobody watches",
        """
        import importlib
        for name in '_interpreters', '_xxsubinterpreters':
            try: interpreters = importlib.import_module(name)
            except ModuleNotFoundError: continue
            interpreters.run_string(interpreters.create(), 'import os; os.system("true")')
        """,
        "the sandbox does not let the code import this module",
    ),
    refused("killing the app", "import os\nos.kill(world['pid'], 9)", "send a signal"),
    refused("killing all", "import os\nos.kill(-1, 9)", "send a signal"),
    refused("killing the group", "import os\nos.killpg(os.getpgrp(), 9)", "send a signal"),
    refused(
        "a signal sent by the kernel on its behalf",
        """
        import fcntl, os
        own, other = os.pipe()
        fcntl.fcntl(own, fcntl.F_SETOWN, world['pid'])
        """,
        "have signals sent",
    ),
    refused("nice", "import os\nos.nice(-5)", "change another process"),
    refused(
        "the app made slow",
        "import os\nos.setpriority(os.PRIO_PROCESS, world['pid'], 19)",
        "change another process",
    ),
    refused(
        "the limits raised",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
        "change its limits",
    ),
)
MEMORY = (
    refused("ctypes", "import ctypes\nctypes.string_at(0)", "import this module"),
    refused("what is below ctypes", "import _ctypes", "import this module"),
    refused(
        "what is below ctypes by another name",
        """
        import _imp, importlib.machinery as machinery, importlib.util
        spec = importlib.util.find_spec('_ctypes')
        origin = spec.origin if spec and spec.has_location else '/usr/lib/_ctypes.so'
        spec = machinery.ModuleSpec('x._ctypes', None, origin=origin)
        _imp.create_dynamic(spec)
        """,
        "import this module",
    ),
    raising(
        "a library of its own",
        """
        import _imp, importlib.machinery as machinery, os
        with open('own.so', 'wb') as file: file.write(b'\\x7fELF' + bytes(1000))
        spec = machinery.ModuleSpec('own', None, origin=os.path.abspath('own.so'))
        _imp.create_dynamic(spec)
        """,
        "ImportError",
    ),
    refused("a database of its own", "import sqlite3\nsqlite3.connect(':memory:')", "import this"),
    refused("all objects", "import gc\ngc.get_objects()", "reach into memory"),
    refused("who refers to it", "import gc\ngc.get_referrers(world)", "reach into memory"),
    refused("what it refers to", "import gc\ngc.get_referents(attack)", "reach into memory"),
    refused("its own memory", "open('/proc/self/mem', 'r+b')", "write to this file"),
)
FILES = (
    refused("reading outside", "return open(world['canary']).read()", "read this file"),
    refused("writing outside", "open(world['canary'], 'w')", "write to this file"),
    refused("adding outside", "open(world['canary'], 'a')", "write to this file"),
    refused(
        "reading outside by descriptor",
        "import os\nos.open(world['canary'], os.O_RDONLY)",
        "read this file",
    ),
    refused(
        "truncating by opening",
        "import os\nos.open(world['canary'], os.O_RDONLY | os.O_TRUNC)",
        "write to this file",
    ),
    refused("truncating outside", "import os\nos.truncate(world['canary'], 0)", "change this file"),
    refused("removing outside", "import os\nos.remove(world['canary'])", "change this file"),
    refused("renaming outside", "import os\nos.rename(world['canary'], 'c')", "change this file"),
    refused("rights outside", "import os\nos.chmod(world['canary'], 0)", "change this file"),
    refused("times outside", "import os\nos.utime(world['canary'])", "change this file"),
    refused("a folder outside", "import os\nos.mkdir(world['home'] + '/x')", "change this file"),
    refused("looking outside", "import os\nreturn os.listdir(world['home'])", "look into"),
    raising("a tree outside removed", "import shutil\nshutil.rmtree(world['home'])", "Error"),
    refused(
        "the keys of the user",
        "import pathlib\nreturn pathlib.Path(world['home'], '.ssh', 'id_key').read_text()",
        "read this file",
    ),
    refused("the users of the machine", "return open('/etc/passwd').read()", "read this file"),
    refused("its environment", "return open('/proc/self/environ').read()", "read this file"),
    refused("the first process", "return open('/proc/1/cmdline').read()", "read this file"),
    refused("a symbolic link", "import os\nos.symlink(world['canary'], 'link')", "make a link"),
    refused("a hard link", "import os\nos.link(world['canary'], 'link')", "make a link"),
    refused("another folder", "import os\nos.chdir('/')", "change its folder"),
    refused(
        "a path from the descriptor of a folder",
        """
        import os
        folder = os.open(os.path.dirname(os.__file__), os.O_RDONLY)
        return os.read(os.open('../../../../../../../../etc/hostname', 0, dir_fd=folder), 100)
        """,
        "read this file",
    ),
    refused(
        "a new file by the descriptor of a folder",
        """
        import os
        folder = os.open(os.path.dirname(os.__file__), os.O_RDONLY)
        os.open(b'mockprep-was-here', os.O_CREAT | os.O_WRONLY, dir_fd=folder)
        """,
        "write to this file",
    ),
    refused(
        "the rights of a file that is open for reading",
        "import os\nos.chmod(os.open(os.__file__, os.O_RDONLY), 0o777)",
        "change this file",
    ),
    refused(
        "a path that changes when it is asked for again",
        """
        class Path(str):
            def startswith(self, *args): return True
            def __str__(self): return '/dev/null'
        ---
        return open(Path(world['canary'])).read()
        """,
        "read this file",
    ),
    refused("a pipe with a name", "import os\nos.mkfifo('pipe')", "make a device or a pipe"),
    refused("a device", "import os\nos.mknod('null')", "make a device or a pipe"),
    refused("the library changed", "import os\nopen(os.__file__, 'a')", "write to this file"),
    refused(
        "the harness changed",
        "import sys\nopen(sys._getframe(3).f_code.co_filename, 'a')",
        "write to this file",
    ),
    raising(
        "importing from outside",
        "import sys\nsys.path.insert(0, world['home'])\nimport canary_module",
        "ModuleNotFoundError",
    ),
    raising("the app's own modules", "import mockprep.runner", "ModuleNotFoundError"),
    returning("the environment", "import os\nreturn dict(os.environ)"),
    returning(
        "a temporary folder",
        """
        import os, tempfile
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(folder + '/a/b')
            with open(folder + '/a/b/c', 'w') as file: file.write('x')
        return tempfile.mkdtemp()
        """,
    ),
)
NETWORK = (
    refused(
        "connecting",
        "import socket\nsocket.create_connection(('127.0.0.1', world['port']), 1)",
        "use the network",
    ),
    refused(
        "a datagram",
        """
        import socket
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))
        """,
        "use the network",
    ),
    refused("listening", "import socket\nsocket.socket().listen()", "use the network"),
    refused("names", "import socket\nsocket.getaddrinfo('localhost', 80)", "use the network"),
    Attack(
        "a socket in the file system",
        program("import socket\nsocket.socket(socket.AF_UNIX).connect(world['unix'])"),
        ("raised",),
        "PermissionError",
    ),
    raising(
        "a page",
        "import urllib.request\nurllib.request.urlopen(f'http://127.0.0.1:{world[\"port\"]}')",
        "the sandbox does not let the code use the network",
    ),
    raising(
        "a connection of asyncio",
        """
        import asyncio
        asyncio.run(asyncio.open_connection('127.0.0.1', world['port']))
        """,
        "the sandbox does not let the code use the network",
    ),
)
WATCHERS = (
    refused(
        "the watcher's functions changed through its traceback",
        """
        import types
        def open_up(value):
            if isinstance(value, types.FunctionType):
                value.__code__ = (lambda *args, **kwargs: None).__code__
        try: open(world['canary'])
        except PermissionError as error: trace = error.__traceback__
        while trace:
            frame = trace.tb_frame
            for value in [*frame.f_locals.values(), *frame.f_globals.values()]:
                if frame.f_code.co_filename != __file__ if '__file__' in globals() else True:
                    if value is not attack and getattr(value, '__module__', '') != __name__:
                        open_up(value)
                for inner in value if isinstance(value, tuple) else ():
                    open_up(inner)
            trace = trace.tb_next
        return open(world['canary']).read()
        """,
        "read this file",
    ),
    refused(
        "the watcher stopped by its depth of recursion",
        """
        import sys
        def dig(): return dig()
        ---
        def at(depth):
            if depth: return at(depth - 1)
            return open(world['canary']).read()
        for depth in range(900, 1000):
            try: return at(depth)
            except RecursionError: pass
            except PermissionError as error: refusal = error
        raise refusal
        """,
        "read this file",
    ),
    Attack(
        "a watcher of its own that objects to all",
        program("import sys\nsys.addaudithook(lambda event, args: 1 / 0)\nimport wave"),
        ("raised", "not_finished"),
    ),
    Attack(
        "a debugger on what runs it",
        program(
            """
            import sys, threading
            def spy(frame, event, argument):
                frame.f_locals.update(value=1)
                return spy
            sys.settrace(spy)
            sys.setprofile(spy)
            threading.settrace(spy)
            frame = sys._getframe()
            while frame:
                frame.f_trace = spy
                frame = frame.f_back
            """
        ),
        ("wrong_answer", "not_finished", "raised"),
    ),
    returning(
        "hooks for imports and for errors",
        """
        import sys, builtins
        class Finder:
            def find_spec(self, *args): raise SystemExit(5)
        sys.meta_path.insert(0, Finder())
        sys.path_hooks.insert(0, Finder)
        sys.excepthook = sys.unraisablehook = sys.displayhook = None
        builtins.__import__ = None
        """,
    ),
    ending(
        "a signal that comes back",
        """
        import signal
        def again(*args): signal.raise_signal(signal.SIGTERM)
        ---
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        again()
        """,
        "SIGTERM",
    ),
)
ALL = (*PROCESSES, *MEMORY, *FILES, *NETWORK, *WATCHERS)
