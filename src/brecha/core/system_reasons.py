"""Why did the system refuse a file? In the reader's language, not in the system's own."""

from __future__ import annotations

import errno

from brecha.core.notes import Note

REASONS = {
    errno.ENOENT: Note("there is no such file or folder"),
    errno.ENOTDIR: Note("a part of its path is a file, not a folder"),
    errno.EISDIR: Note("it is a folder"),
    errno.EACCES: Note("permission is denied"),
    errno.EPERM: Note("permission is denied"),
    errno.EROFS: Note("its disk may only be read"),
    errno.ENOSPC: Note("the disk is full"),
    errno.EDQUOT: Note("the disk quota is used up"),
    errno.ENAMETOOLONG: Note("its name is too long"),
    errno.ELOOP: Note("its links lead in a circle"),
    errno.EMFILE: Note("too many files are open"),
    errno.EEXIST: Note("there is already one of this name"),
    errno.EBUSY: Note("another program holds it"),
    errno.EIO: Note("the disk could not be read or written"),
}


def system_reason(error: OSError) -> Note | str:
    """Return why the system refused, to be put into a fault.

    Returns:
        A note in both languages for the usual reasons; the system's own words for a rare one.
    """
    rare = error.strerror or type(error).__name__
    return REASONS.get(error.errno or 0, rare)
