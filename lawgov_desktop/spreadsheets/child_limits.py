"""The reading child binds its own hands before it opens anything: so much memory, so much computing time."""

from __future__ import annotations

import ctypes
import sys


def limit_self(memory_bytes: int, seconds: float) -> None:
    """From now on this process may not take more memory or computing time than that.

    On Linux a request for more memory fails, and a reader that cannot bear it ends the process. On
    Windows a job object does the same. macOS ignores the memory limit; there only time is bounded.
    Whoever started the process still has to end it when it hangs without computing.
    """
    if sys.platform == "win32":
        _limit_by_job(memory_bytes, seconds)
    else:
        _limit_by_system(memory_bytes, seconds)


def _limit_by_system(memory_bytes: int, seconds: float) -> None:
    import resource

    # Two threads may compute at once; the clock on the wall is watched by whoever started the process.
    cpu_seconds = 2 * int(seconds) + 1
    for what, wanted in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory_bytes),
    ):
        most = resource.getrlimit(what)[1]
        bound = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        try:
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):
            # macOS refuses a limit below what the process has reserved already.
            continue


# ------------------------------------------------------------------------- Windows

_LIMIT_PROCESS_TIME = 0x0002
_LIMIT_PROCESS_MEMORY = 0x0100
_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_EXTENDED_LIMIT_INFORMATION = 9
_TICKS_PER_SECOND = 10_000_000


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def job_limits(memory_bytes: int, seconds: float) -> ExtendedLimits:
    """What the job object of the child allows."""
    limits = ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = (
        _LIMIT_PROCESS_MEMORY | _LIMIT_PROCESS_TIME | _DIE_ON_UNHANDLED_EXCEPTION
    )
    limits.BasicLimitInformation.PerProcessUserTimeLimit = int((2 * seconds + 1) * _TICKS_PER_SECOND)
    limits.ProcessMemoryLimit = memory_bytes
    return limits


def _limit_by_job(memory_bytes: int, seconds: float) -> None:
    kernel: ctypes.CDLL = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_uint32,
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    limits = job_limits(memory_bytes, seconds)
    # The job lives as long as the process that is in it; its handle is never closed on purpose.
    job = kernel.CreateJobObjectW(None, None)
    if (
        not job
        or not kernel.SetInformationJobObject(
            job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        or not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    ):
        raise OSError("the reading child could not limit itself")
