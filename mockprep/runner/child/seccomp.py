"""Owns the filter of system calls: a program for the kernel that refuses what no answer needs.

Refused: other processes (making them, tracing them, signalling them, changing their limits), the
network, memory that outlives the process, who may do what with a file, and what changes the
machine. Threads, open files and memory stay; which files may be opened is for the other layers.
"""

import struct
import sys

_LOAD, _AND, _JUMP_EQUAL, _JUMP_SET, _RETURN = 0x20, 0x54, 0x15, 0x45, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_ERROR = 0x00050000
_EPERM, _ENOSYS = 1, 38
_NUMBER, _ARCH, _FIRST, _SECOND = 0, 4, 16, 24
"""Where the number of the call, the machine and the lower halves of arguments lie."""
_CLONE_THREAD = 0x00010000
_ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000

_REFUSED = {
    # name: (x86_64, aarch64); None where the machine has no such call
    "fork": (57, None),
    "vfork": (58, None),
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "setpriority": (141, 140),
    "sched_setscheduler": (144, 119),
    "ioprio_set": (251, 30),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "mknodat": (259, 33),
    "mknod": (133, None),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "io_uring_setup": (425, 425),
    "syslog": (103, 116),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "personality": (135, 92),
    "setuid": (105, 146),
    "setgid": (106, 144),
    "setreuid": (113, 145),
    "setregid": (114, 143),
    "setresuid": (117, 147),
    "setresgid": (119, 149),
    "setfsuid": (122, 151),
    "setfsgid": (123, 152),
    "setgroups": (116, 159),
    "sched_setparam": (142, 118),
    "sched_setattr": (314, 274),
    "sched_setaffinity": (203, 122),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "truncate": (76, 45),
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "lchown": (94, None),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "setxattrat": (463, 463),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "semget": (64, 190),
    "semctl": (66, 191),
    "msgget": (68, 186),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "open_by_handle_at": (304, 265),
    "fsconfig": (431, 431),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "fanotify_init": (300, 262),
    "clock_adjtime": (305, 266),
    "iopl": (172, None),
    "ioperm": (173, None),
    "vhangup": (153, 58),
}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435
_SIGNALS = {"x86_64": (62, 200, 234), "aarch64": (129, 130, 131)}
"""kill, tkill, tgkill."""
_PRLIMIT = {"x86_64": 302, "aarch64": 261}
_FCNTL = {"x86_64": 72, "aarch64": 25}
_SET_OWNER, _SET_SIGNAL, _SET_OWNER_EX = 8, 10, 15
"""Commands of fcntl by which the kernel sends signals to whichever process is named."""
_IOCTL = {"x86_64": 16, "aarch64": 29}
_SET_SOCKET_OWNER = (0x8901, 0x8902)
"""What ioctl calls the same for a socket."""
_SOCKETPAIR = {"x86_64": 53, "aarch64": 199}
_SOCKET_KIND, _STREAM = 0xF, 1


def is_known(machine: str) -> bool:
    """Whether there is a filter for this kind of processor, as `os.uname().machine` names it."""
    return machine in _ARCHES and sys.byteorder == "little"


def program(machine: str, own_pid: int | None) -> bytes:
    """The filter, as an array of `struct sock_filter`.

    own_pid: the one process that may be signalled; None where a process namespace sees to it.
    """
    arch = _ARCHES[machine]
    at = 0 if machine == "x86_64" else 1
    steps = [
        _step(_LOAD, _ARCH),
        _step(_JUMP_EQUAL, arch, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    if machine == "x86_64":
        # The other numbering of the same calls would pass by what follows.
        steps += [_step(_JUMP_SET, _X32, 0, 1), _refuse(_EPERM)]
    for numbers in _REFUSED.values():
        if (number := numbers[at]) is not None:
            steps += [_step(_JUMP_EQUAL, number, 0, 1), _refuse(_EPERM)]
    # The C library asks for clone3 first, whose flags can't be seen, and then for clone.
    steps += [_step(_JUMP_EQUAL, _CLONE3, 0, 1), _refuse(_ENOSYS)]
    steps += [
        _step(_JUMP_EQUAL, _CLONE[machine], 0, 4),
        _step(_LOAD, _FIRST),
        _step(_JUMP_SET, _CLONE_THREAD, 1, 0),
        _refuse(_EPERM),
        _step(_RETURN, _ALLOW),
    ]
    if own_pid is not None:
        for number in _SIGNALS[machine]:
            steps += _only_with(number, _FIRST, own_pid)
    steps += _only_with(_PRLIMIT[machine], _FIRST, 0)
    steps += _never_with(_FCNTL[machine], _SECOND, (_SET_OWNER, _SET_SIGNAL, _SET_OWNER_EX))
    steps += _never_with(_IOCTL[machine], _SECOND, _SET_SOCKET_OWNER)
    # A pair for datagrams can send to any address there is in the file system.
    steps += _only_with(_SOCKETPAIR[machine], _SECOND, _STREAM, _SOCKET_KIND)
    steps.append(_step(_RETURN, _ALLOW))
    return b"".join(steps)


def _only_with(number: int, argument: int, wanted: int, mask: int = 0xFFFFFFFF) -> list[bytes]:
    """Refuse a call whose argument is not the one that is wanted."""
    return [
        _step(_JUMP_EQUAL, number, 0, 5),
        _step(_LOAD, argument),
        _step(_AND, mask),
        _step(_JUMP_EQUAL, wanted, 1, 0),
        _refuse(_EPERM),
        _step(_RETURN, _ALLOW),
    ]


def _never_with(number: int, argument: int, unwanted: tuple[int, ...]) -> list[bytes]:
    """Refuse a call whose argument is one of some."""
    tests = [
        step for value in unwanted for step in (_step(_JUMP_EQUAL, value, 0, 1), _refuse(_EPERM))
    ]
    return [
        _step(_JUMP_EQUAL, number, 0, 2 + len(tests)),
        _step(_LOAD, argument),
        *tests,
        _step(_RETURN, _ALLOW),
    ]


def _refuse(error: int) -> bytes:
    return _step(_RETURN, _ERROR | error)


def _step(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, operand)
