"""What the kernel alone keeps in: the same sandboxes without anything of Python's that watches."""

import os
import platform
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from mockprep.runner import isolation as ways
from mockprep.runner.child import seccomp
from mockprep.runner.isolation import Isolation
from tests.runner.conftest import World, isolation_or_skip

HEAD = """
import ctypes, errno, fcntl, os, resource, signal, socket, sys, threading
libc = ctypes.CDLL(None, use_errno=True)
canary, home, port, parent, unix = sys.argv[1:6]
port, parent = int(port), int(parent)

def call(number, *args):
    # Raises what the kernel says of a call by its number.
    done = libc.syscall(number, *args)
    if done < 0: raise OSError(ctypes.get_errno(), "refused")
    return done

def tried(attack):
    try: print("DONE", attack(), flush=True)
    except OSError as error: print("REFUSED", errno.errorcode[error.errno], flush=True)

"""
NUMBERS = {
    name: numbers[0 if platform.machine() == "x86_64" else 1]
    for name, numbers in seccomp._REFUSED.items()
}
REFUSED = {
    "fork": "return os.fork()",
    "posix_spawn": "return os.posix_spawn(sys.executable, [sys.executable, '-c', ''], {})",
    "a user namespace": "return call(56, 0x10000000 | 17, 0, 0, 0, 0)",
    "read the canary": "return open(canary).read()",
    "read the keys": "return open(home + '/.ssh/id_key').read()",
    "read the users": "return open('/etc/passwd').read()",
    "read the environment": "return open('/proc/self/environ').read()",
    "read the app's memory": "return open(f'/proc/{parent}/mem', 'rb').read(1)",
    "list the home": "return os.listdir(home)",
    "write the canary": "return open(canary, 'w')",
    "make a file in the home": "return open(home + '/x', 'w')",
    "make a file in the system": "return open('/usr/lib/x', 'w')",
    "make a file at the root": "return open('/x', 'w')",
    "make a file in memory": "return open('/dev/shm/x', 'w')",
    "change the library": "return open(os.__file__, 'a')",
    "remove the canary": "return os.remove(canary)",
    "rename the canary": "return os.rename(canary, 'own')",
    "link the canary": "return os.link(canary, 'own')",
    "read through a link": "os.symlink(canary, 'link')\n    return open('link').read()",
    "truncate the library": "return os.truncate(os.__file__, 0)",
    "rights of the canary": "return os.chmod(canary, 0o777)",
    "owner of the canary": "return os.chown(canary, 1, 1)",
    "times of the canary": "return os.utime(canary)",
    "connect": "return socket.create_connection(('127.0.0.1', port), 1)",
    "datagrams": "return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "listen": "return socket.create_server(('127.0.0.1', 0))",
    "a socket in the file system": "return socket.socket(socket.AF_UNIX).connect(unix)",
    "datagrams to the file system": "return socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "signal the app": "return os.kill(parent, 0)",
    "signal all": "return os.kill(-1, 0)",
    "signals by proxy": "return fcntl.fcntl(0, fcntl.F_SETOWN, parent)",
    "signals by the proxy of a socket": (
        "return fcntl.ioctl(socket.socketpair()[0], 0x8901, b'\\0' * 8)"
    ),
    "the limits of the app": "return resource.prlimit(parent, resource.RLIMIT_CORE, (0, 0))",
    "the processors of the app": "return os.sched_setaffinity(parent, {0})",
    "the priority of the app": "return os.setpriority(os.PRIO_PROCESS, parent, 5)",
    "a device": "return os.mknod('null', 0o020666, os.makedev(1, 3))",
    "another root": "return os.chroot('.')",
    "another user": "return os.setuid(12345)",
    "a mount": "return call(165, b'none', b'/', b'tmpfs', 0, None)",
    "the terminal": "return open('/dev/tty')",
}  # fmt: skip
OF_X86 = {"a user namespace", "a mount"}
BY_NUMBER = (
    "ptrace", "process_vm_readv", "pidfd_open", "bpf", "io_uring_setup", "unshare", "userfaultfd",
    "shmget", "keyctl", "perf_event_open", "reboot", "sethostname", "setns", "mq_open",
)  # fmt: skip


@pytest.fixture(scope="module", params=["bubblewrap", "landlock"])
def kernel(request: pytest.FixtureRequest) -> Isolation:
    """The isolations that the kernel makes."""
    found = isolation_or_skip(request.param)
    if not found.filters_calls:
        pytest.skip(f"no filter of system calls is known for {platform.machine()}")
    return found


def program(attacks: Iterable[str]) -> str:
    """A program that tries some attacks, with a line of output for each."""
    return HEAD + "\n".join(f"def attack():\n    {body}\ntried(attack)" for body in attacks)


def told(kernel: Isolation, attacks: Iterable[str], world: World, folder: Path) -> list[str]:
    """What a bare Python prints in the sandbox, a line for each attack."""
    reading, writing = os.pipe()
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(seccomp.program(platform.machine(), own_pid=None))
        filter_at = reading if kernel.level == "bubblewrap" else None
        seen = world.seen()
        given = [str(seen[key]) for key in ("canary", "home", "port", "pid", "unix")]
        command = [*ways.words_before(kernel, folder, filter_at), ways.python(), "-I", "-S", "-B"]
        ran = subprocess.run(
            [*command, "-c", program(attacks), *given],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False,
            env={"LANG": "C.UTF-8"}, cwd=folder, pass_fds=[reading], start_new_session=True,
        )  # fmt: skip
    finally:
        os.close(reading)
    return ran.stdout.splitlines() or [ran.stderr]


@pytest.fixture(scope="module")
def answers(
    kernel: Isolation, world: World, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """What came of every attack and every call, tried one after the other."""
    calls = {name: f"return call({NUMBERS[name]}, 0, 0, 0, 0, 0, 0)" for name in BY_NUMBER}
    tries = REFUSED | calls
    lines = told(kernel, tries.values(), world, tmp_path_factory.mktemp("kernel"))
    assert len(lines) == len(tries), lines
    return dict(zip(tries, lines, strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_the_kernel_refuses(name: str, answers: dict[str, str], world: World) -> None:
    if platform.machine() != "x86_64" and name in OF_X86:
        pytest.skip("the number of the call is that of x86_64")
    assert answers[name].startswith("REFUSED")
    world.assert_unhurt()


@pytest.mark.parametrize("name", BY_NUMBER)
def test_a_call_that_no_answer_needs_is_refused_by_its_number(
    name: str, answers: dict[str, str]
) -> None:
    assert answers[name] == "REFUSED EPERM"


def test_what_answers_may_need_is_let_be(kernel: Isolation, world: World, tmp_path: Path) -> None:
    needs = {
        "return len(open('own', 'w').name)": "DONE 3",
        "a, b = socket.socketpair()\n    return a.send(b'x')": "DONE 1",
        "return threading.Thread(target=int).start()": "DONE None",
        "return resource.getrlimit(resource.RLIMIT_CORE) and 1": "DONE 1",
        "return os.kill(os.getpid(), 0)": "DONE None",
        "return len(os.urandom(4)) + len(open('/dev/urandom', 'rb').read(4))": "DONE 8",
        "return os.environ.get('MOCKPREP_TEST_SECRET')": "DONE None",
    }
    assert told(kernel, needs, world, tmp_path) == list(needs.values())


def test_another_program_has_no_more_rights(
    kernel: Isolation, world: World, tmp_path: Path
) -> None:
    inner = "import sys\ntry: open(sys.argv[1])\nexcept OSError: print('KEPT IN')"
    attack = f"os.execv({ways.python()!r}, ['python', '-I', '-S', '-c', {inner!r}, canary])"
    assert told(kernel, [attack], world, tmp_path) == ["KEPT IN"]


def test_a_program_of_its_own_has_no_more_rights(
    kernel: Isolation, world: World, tmp_path: Path
) -> None:
    attack = """
    with open('own', 'w') as file: file.write('#!/bin/sh\\necho ran\\n')
    os.execv('./own', ['own'])
    """
    assert told(kernel, [attack], world, tmp_path) == ["REFUSED EACCES"]


def test_a_disk_in_memory_is_small(world: World, tmp_path: Path) -> None:
    kernel = isolation_or_skip("bubblewrap")
    attack = "return [open(str(n), 'wb', 0).write(b'x' * 10 ** 6) for n in range(99)][-1]"
    assert told(kernel, [attack], world, tmp_path) == ["REFUSED ENOSPC"]
