"""The filter of system calls, held against a small machine that runs it as the kernel would."""

import errno
import struct

import pytest

from mockprep.runner.child import seccomp

MACHINES = ("x86_64", "aarch64")
ALLOWED, KILLED = "allowed", "killed"
MOST_STEPS = 4096
OWN = 4242


def steps_of(program: bytes) -> list[tuple[int, int, int, int]]:
    """The steps as (code, if true, if false, operand)."""
    return list(struct.iter_unpack("=HBBI", program))


def verdict(program: bytes, machine: str, number: int, *args: int) -> str:
    """What the kernel does with a call: the words above, or the name of the error."""
    arch = seccomp._ARCHES[machine]
    call = struct.pack("=iIQ6Q", number, arch, 0, *args, *[0] * (6 - len(args)))
    steps, at, value = steps_of(program), 0, 0
    while True:
        code, if_true, if_false, operand = steps[at]
        at += 1
        if code == 0x20:
            [value] = struct.unpack_from("=I", call, operand)
        elif code == 0x54:
            value &= operand
        elif code == 0x15:
            at += if_true if value == operand else if_false
        elif code == 0x45:
            at += if_true if value & operand else if_false
        else:
            assert code == 0x06, "a step of another kind"
            if operand == 0x7FFF0000:
                return ALLOWED
            if operand == 0x80000000:
                return KILLED
            assert operand & 0xFFFF0000 == 0x00050000
            return errno.errorcode[operand & 0xFFFF]


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    """The kinds of processor that there is a filter for."""
    return str(request.param)


@pytest.fixture(params=[None, OWN])
def program(machine: str, request: pytest.FixtureRequest) -> bytes:
    """The filter, with and without a process that may be signalled."""
    return seccomp.program(machine, request.param)


def number_of(name: str, machine: str) -> int | None:
    """The number of a call that is refused."""
    return seccomp._REFUSED[name][MACHINES.index(machine)]


def test_the_filter_is_of_a_size_that_the_kernel_takes(program: bytes) -> None:
    assert len(program) % 8 == 0
    assert len(program) // 8 <= MOST_STEPS


def test_every_jump_stays_within_and_every_way_ends(program: bytes) -> None:
    steps = steps_of(program)
    for at, (code, if_true, if_false, operand) in enumerate(steps):
        assert code in (0x20, 0x54, 0x15, 0x45, 0x06)
        if code in (0x15, 0x45):
            assert at + 1 + max(if_true, if_false) < len(steps)
        if code == 0x20:
            assert operand % 4 == 0
            assert operand < 64
    assert steps[-1][0] == 0x06


def test_whatever_is_named_is_refused(program: bytes, machine: str) -> None:
    for name in seccomp._REFUSED:
        if (number := number_of(name, machine)) is not None:
            assert verdict(program, machine, number, 1, 2, 3) == "EPERM", name


def test_no_number_is_named_twice(machine: str) -> None:
    numbers = [number_of(name, machine) for name in seccomp._REFUSED]
    known = [number for number in numbers if number is not None]
    assert len(known) == len(set(known))


@pytest.mark.parametrize(
    ("x86_64", "aarch64"), [(0, 63), (1, 64), (257, 56), (9, 222), (202, 98), (231, 94), (59, 221)]
)
def test_what_python_needs_is_allowed(
    x86_64: int, aarch64: int, program: bytes, machine: str
) -> None:
    number = x86_64 if machine == "x86_64" else aarch64
    assert verdict(program, machine, number) == ALLOWED


def test_another_machine_is_killed(machine: str) -> None:
    other = next(name for name in MACHINES if name != machine)
    assert verdict(seccomp.program(machine, None), other, 0) == KILLED


def test_the_second_numbering_of_x86_is_refused() -> None:
    assert verdict(seccomp.program("x86_64", None), "x86_64", 0x40000000 | 1) == "EPERM"


def test_threads_are_made_and_processes_are_not(program: bytes, machine: str) -> None:
    clone = seccomp._CLONE[machine]
    assert verdict(program, machine, clone, 0x3D0F00) == ALLOWED
    assert verdict(program, machine, clone, 17) == "EPERM"
    assert verdict(program, machine, clone, 0x10000000 | 17) == "EPERM"
    assert verdict(program, machine, 435) == "ENOSYS", "the C library then asks for clone"


def test_only_the_own_process_is_signalled(machine: str) -> None:
    alone, shared = (seccomp.program(machine, own) for own in (None, OWN))
    for number in seccomp._SIGNALS[machine]:
        assert verdict(shared, machine, number, OWN, 9) == ALLOWED
        for other in (1, 0, 2**32 - 1, OWN + 1):
            assert verdict(shared, machine, number, other, 9) == "EPERM"
            assert verdict(alone, machine, number, other, 9) == ALLOWED, "others can't be seen"


def test_only_the_own_limits_can_be_asked_for(program: bytes, machine: str) -> None:
    number = seccomp._PRLIMIT[machine]
    assert verdict(program, machine, number, 0, 4) == ALLOWED
    assert verdict(program, machine, number, 1, 4) == "EPERM"


def test_no_signals_are_sent_by_way_of_a_file(program: bytes, machine: str) -> None:
    fcntl, ioctl = seccomp._FCNTL[machine], seccomp._IOCTL[machine]
    assert [verdict(program, machine, fcntl, 3, command) for command in range(17)] == [
        "EPERM" if command in (8, 10, 15) else ALLOWED for command in range(17)
    ]
    assert verdict(program, machine, ioctl, 3, 0x8901) == "EPERM"
    assert verdict(program, machine, ioctl, 3, 0x8902) == "EPERM"
    assert verdict(program, machine, ioctl, 3, 0x5401) == ALLOWED


def test_pairs_of_sockets_are_streams(program: bytes, machine: str) -> None:
    number = seccomp._SOCKETPAIR[machine]
    assert verdict(program, machine, number, 1, 1) == ALLOWED
    assert verdict(program, machine, number, 1, 1 | 0o2000000) == ALLOWED, "closed on exec"
    assert verdict(program, machine, number, 1, 2) == "EPERM"
    assert verdict(program, machine, number, 1, 5) == "EPERM"


def test_a_processor_that_is_not_known_has_no_filter() -> None:
    assert [seccomp.is_known(name) for name in ("x86_64", "aarch64", "riscv64")] == [
        True, True, False,
    ]  # fmt: skip
