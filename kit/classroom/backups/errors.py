"""What can go wrong with a backup, each a sentence; all are caught as `BackupProblem`."""

from http import HTTPStatus

from kit.classroom.errors import KitError
from kit.vocabulary import N_


class BackupProblem(KitError):
    """Whatever keeps a backup from being made, read or put back. Nothing was changed then."""

    status = HTTPStatus.CONFLICT


class PassphraseMissing(BackupProblem):
    """The backup is encrypted, and no passphrase was given."""

    message = N_("The backup %(path)s is encrypted: it takes the passphrase it was made with.")


class WrongPassphrase(BackupProblem):
    """The passphrase does not open the backup."""

    message = N_(
        "The passphrase does not open the backup %(path)s. Capitals and blanks count; an older "
        "backup may have an older passphrase."
    )


class BadPassphrase(BackupProblem):
    """A passphrase to encrypt with that is too short."""

    message = N_(
        "The passphrase has %(length)s characters. Choose one of %(least)s or more, such as five "
        "words that do not belong together, and keep it where the computer is not."
    )


class NoBackup(BackupProblem):
    """The file is no backup of the kit, or not a whole one."""

    message = N_("%(path)s is no backup of the kit: %(why)s Choose a file that ends in .kitbackup.")


class DamagedBackup(BackupProblem):
    """The file was a backup of the kit once; what it holds is not what was put into it."""

    message = N_("The backup %(path)s is damaged: %(why)s It cannot be restored; take another one.")


class NewerBackup(BackupProblem):
    """A newer kit made it."""

    message = N_(
        "The backup %(path)s was made by a newer kit (%(theirs)s; this one is %(ours)s). Install "
        "that kit or a newer one, then restore."
    )


class FolderProblem(BackupProblem):
    """The folder for backups cannot be written to, or not any more."""

    message = N_(
        "The backup cannot be written to %(folder)s: %(why)s Nothing half is left there. %(mend)s"
    )


class NotRestored(BackupProblem):
    """Something kept the restore from being done."""

    message = N_(
        "The backup cannot be restored in %(folder)s: %(why)s Nothing was changed. %(mend)s"
    )


class NotReplaced(BackupProblem):
    """There is something that the restore would replace, and nobody has said that it may."""

    message = N_(
        "Nothing was restored: it would replace what the kit has now, as said above. With "
        "--replace it does; what it replaces is kept."
    )


class ProgramProblem(BackupProblem):
    """A program of PostgreSQL is missing, too old, or failed."""
