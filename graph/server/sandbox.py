"""What a worker may not do, whatever a query says: talk to the network, outlive the server, take all memory.

Queries that ask for such things are refused before they run (`biopact.graph.sparql`); this holds if that ever fails.
The network is closed by a filter of the Linux kernel (seccomp, classic BPF): every socket that is not there yet is
denied. Elsewhere than on Linux only the refusal protects.
"""

from __future__ import annotations

import ctypes
import platform
import resource
import signal
import struct
import sys

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2

# Machine: the kernel's number for it (AUDIT_ARCH_…) and the number of the system call socket(2).
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}

_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_JEQ|BPF_K, BPF_RET|BPF_K
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO | EACCES


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def enter(memory: int) -> None:
    """Give up, for this process and for good, the network and more than `memory` bytes of data."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers itself
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        deny_sockets(libc)


def deny_sockets(libc: ctypes.CDLL) -> bool:
    """Let the kernel deny new sockets; False where it does not know how, as in a container without seccomp."""
    if platform.machine() not in _SOCKET:
        return False
    architecture, socket = _SOCKET[platform.machine()]
    steps = (
        (_LOAD, 0, 0, 4),  # the architecture of the call
        (_EQUAL, 0, 3, architecture),
        (_LOAD, 0, 0, 0),  # its number
        (_EQUAL, 0, 1, socket),
        (_RETURN, 0, 0, _DENY),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.addressof(code))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
