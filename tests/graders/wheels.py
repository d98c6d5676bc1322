"""Wheels of small distributions, built here and installed by pip, without a network."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile


def build_wheel(folder: Path, name: str, entry_points: str, **modules: str) -> Path:
    """A wheel of a distribution with these modules and entry points; its file."""
    told = f"{name.replace('-', '_')}-1.2"
    described = f"{told}.dist-info"
    files = {
        **{f"{module}.py": source for module, source in modules.items()},
        f"{described}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n",
        f"{described}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{described}/entry_points.txt": entry_points,
    }
    record = f"{described}/RECORD"
    files[record] = "".join(f"{path},,\n" for path in [*files, record])
    wheel = folder / f"{told}-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return wheel


def install_wheel(wheel: Path, folder: Path) -> None:
    """Install a wheel into a folder of its own."""
    words = ["install", "--quiet", "--no-index", "--no-deps", "--no-compile", "--target"]
    command = [sys.executable, "-m", "pip", *words, str(folder), str(wheel)]
    subprocess.run([*command, "--disable-pip-version-check"], check=True)
