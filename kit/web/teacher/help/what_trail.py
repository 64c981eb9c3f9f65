"""What each page of who did what is, in a sentence or two: `docs/logs.md` says more."""

from typing import Final

from kit.vocabulary import N_

#: By endpoint, as in `WHAT`.
WHO_DID_WHAT: Final = {
    "trail.of_class": N_(
        "All that teachers did for this class, the last first: by kind, by teacher, as a file. "
        "Nobody can change a line."
    ),
    "trail.own": N_(
        "Sign-ins to your account, refused ones too, and what was changed of it, for a year."
    ),
    "trail.of_kit": N_(
        "What was done with accounts and backups, and that classes were deleted, for a year. On "
        "the kit's own computer, and for administrators."
    ),
}
