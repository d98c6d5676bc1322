"""Owns modules that are there as text only, for whoever imports them."""

import importlib.machinery
import linecache
import sys
import types
from collections.abc import Mapping, Sequence
from typing import Any


class Shelf:
    """Finds and loads modules by name among some texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def put_up(self) -> None:
        """Let every import look here first."""
        sys.meta_path.insert(0, self)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """How a module is loaded; None where there is no text of that name."""
        if name not in self._texts:
            return None
        return importlib.machinery.ModuleSpec(name, self, origin=file_of(name))  # type: ignore[arg-type]

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        """Python makes the module itself."""

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the text as the body of the module."""
        run(self._texts[module.__name__], module)


def file_of(name: str) -> str:
    """The name of the file that a module seems to come from."""
    return f"{name}.py"


def run(text: str, module: types.ModuleType) -> None:
    """Run `text` as the body of `module`, so that tracebacks find their lines."""
    file = file_of(module.__name__)
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    module.__dict__["__builtins__"] = sys.modules["builtins"]
    module.__file__ = file
    exec(compile(text, file, "exec", dont_inherit=True), module.__dict__)
