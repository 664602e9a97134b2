"""One writer for a data folder: a lock on the file `tilshi.lock`, which tells who holds it."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from tilshi.errors import DiskFull, Locked, StoreError

# Windows locks a stretch of bytes against reading too: lock one far behind the text, so that others can read who holds it.
_FAR = 1 << 30


class WriterLock:
    """Held from `take` to `release`, or to the end of the process however it ends: the system gives the lock back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "tilshi.lock"
        self._file: IO[str] | None = None

    def take(self, at: datetime) -> None:
        """Raises Locked, naming the folder and the process, where another holds it (also within one process)."""
        try:
            file = open(self.path, "a+", encoding="utf-8")  # noqa: SIM115 (held open: closing it would give the lock back)
        except OSError as error:
            raise StoreError(str(self.folder), f"cannot be written to ({error.strerror})", "Choose another folder") from error
        if not _locked(file):
            holder = _holder(file)
            file.close()
            raise Locked(
                str(self.folder),
                f"another Tilshi writes here ({holder})",
                "Stop that one first, or choose another folder with --data",
            )
        try:
            file.truncate(0)
            file.write(f"process {os.getpid()}, since {at.isoformat(timespec='seconds')}\n")
            file.flush()
        except OSError as error:
            with suppress(OSError):
                file.close()
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull(str(self.folder), "no room left on the disk", "Free some room and try again") from error
            raise StoreError(str(self.folder), f"cannot be written to ({error.strerror})", "Choose another folder") from error
        self._file = file

    def release(self) -> None:
        """The file stays: removing it would let two processes lock two files of one name."""
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()
            self._file = None


def _holder(file: IO[str]) -> str:
    try:
        file.seek(0)
        return file.read(200).strip() or "a process that has not said its number"
    except (OSError, ValueError):
        return "an unknown process"


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _locked(file: IO[str]) -> bool:
        try:
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(0)
        return True

else:
    import fcntl

    def _locked(file: IO[str]) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
