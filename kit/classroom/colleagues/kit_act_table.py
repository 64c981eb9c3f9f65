"""What can be done with accounts and the whole kit, in one closed table: its kind and its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kit.store.models.base import KitAct, Way
from kit.vocabulary import N_


class KitKind(StrEnum):
    """What a page of it can be narrowed to."""

    SIGN_INS = "sign-ins"
    REFUSED = "refused"
    ACCOUNTS = "accounts"
    BACKUPS = "backups"
    DELETIONS = "deletions"
    EXPORTS = "exports"


KIT_KIND_WORDS: Final[Mapping[KitKind, str]] = {
    KitKind.SIGN_INS: N_("signing in and out"),
    KitKind.REFUSED: N_("sign-ins that were refused"),
    KitKind.ACCOUNTS: N_("accounts, passwords and second factors"),
    KitKind.BACKUPS: N_("backups"),
    KitKind.DELETIONS: N_("classes that were deleted"),
    KitKind.EXPORTS: N_("files taken out of the kit"),
}
#: Kinds of the kit's own page. When a colleague signs in and out is their own affair.
OF_KIT: Final = tuple(kind for kind in KitKind if kind is not KitKind.SIGN_INS)


@dataclass(frozen=True, slots=True)
class KitActRow:
    """A row of the table. `words` name `who`, and `other` or `number`; `by`: where another way was.

    `day_only`: of the moment no more is known than the day, in UTC.
    """

    kind: KitKind
    words: str
    by: Mapping[Way, str] = field(default_factory=dict)
    day_only: bool = False

    def said(self, way: Way) -> str:
        """The words of an act that came by that way."""
        return self.by.get(way, self.words)


_IN, _ACCOUNT, _BACKUP = KitKind.SIGN_INS, KitKind.ACCOUNTS, KitKind.BACKUPS

KIT_ACTS: Final[Mapping[KitAct, KitActRow]] = {
    KitAct.SIGNED_IN: KitActRow(_IN, N_("%(who)s signed in.")),
    KitAct.REFUSED: KitActRow(
        KitKind.REFUSED, N_("Somebody wanted to sign in as %(who)s and was refused.")
    ),
    KitAct.REFUSED_MORE: KitActRow(
        KitKind.REFUSED,
        N_("More sign-ins as %(who)s were refused within a day. The further ones are not listed."),
    ),
    KitAct.SIGNED_OUT: KitActRow(_IN, N_("%(who)s signed out.")),
    KitAct.SIGNED_OUT_EVERYWHERE: KitActRow(_IN, N_("%(who)s signed out everywhere.")),
    KitAct.ENDED_SIGN_IN: KitActRow(_IN, N_("%(who)s signed out on another browser.")),
    KitAct.ENDED_OTHER_SIGN_INS: KitActRow(_IN, N_("%(who)s signed out on all browsers but one.")),
    KitAct.CHANGED_PASSWORD: KitActRow(_ACCOUNT, N_("%(who)s changed the password.")),
    KitAct.FOLLOWED_LINK: KitActRow(_ACCOUNT, N_("%(who)s chose a password by a one-time link.")),
    KitAct.RENAMED: KitActRow(
        _ACCOUNT,
        N_("%(who)s chose another name for the account, the one that stands here."),
        {Way.ADMINISTRATOR: N_("%(other)s, as administrator, gave an account the name %(who)s.")},
    ),
    KitAct.TURNED_FACTOR_ON: KitActRow(_ACCOUNT, N_("%(who)s turned the second factor on.")),
    KitAct.TURNED_FACTOR_OFF: KitActRow(
        _ACCOUNT,
        N_("%(who)s turned the second factor off."),
        {
            Way.COMMAND: N_("A command turned %(who)s's second factor off."),
            Way.ADMINISTRATOR: N_(
                "%(other)s, as administrator, turned %(who)s's second factor off."
            ),
        },
    ),
    KitAct.USED_RECOVERY_CODE: KitActRow(
        _ACCOUNT, N_("%(who)s used a recovery code in place of the second factor.")
    ),
    KitAct.RENEWED_RECOVERY_CODES: KitActRow(_ACCOUNT, N_("%(who)s made new recovery codes.")),
    KitAct.MADE_ACCOUNT: KitActRow(
        _ACCOUNT,
        N_("%(who)s made the first account of this kit."),
        {
            Way.COMMAND: N_("A command made an account for %(who)s."),
            Way.ADMINISTRATOR: N_("%(other)s, as administrator, made an account for %(who)s."),
        },
    ),
    KitAct.DISABLED_ACCOUNT: KitActRow(
        _ACCOUNT,
        N_("A command disabled %(who)s's account."),
        {Way.ADMINISTRATOR: N_("%(other)s, as administrator, closed %(who)s's account.")},
    ),
    KitAct.OPENED_ACCOUNT: KitActRow(
        _ACCOUNT, N_("%(other)s, as administrator, opened %(who)s's account again.")
    ),
    KitAct.RESET_ACCOUNT: KitActRow(
        _ACCOUNT,
        N_("A command ended %(who)s's password and made a link to choose another."),
        {
            Way.ADMINISTRATOR: N_(
                "%(other)s, as administrator, ended %(who)s's password and made a link to choose "
                "another."
            )
        },
    ),
    KitAct.MADE_ADMINISTRATOR: KitActRow(
        _ACCOUNT,
        N_("%(other)s, as administrator, made %(who)s an administrator, too."),
        {Way.COMMAND: N_("A command made %(who)s an administrator.")},
    ),
    KitAct.ENDED_ADMINISTRATOR: KitActRow(
        _ACCOUNT,
        N_("%(other)s, as administrator, ended that %(who)s is one."),
        {Way.COMMAND: N_("A command ended that %(who)s is an administrator.")},
    ),
    KitAct.HANDED_EVERYTHING_OVER: KitActRow(
        _ACCOUNT, N_("A command handed all that was %(who)s's over to %(other)s.")
    ),
    KitAct.MADE_BACKUP: KitActRow(
        _BACKUP,
        N_("%(who)s made a backup."),
        {
            Way.COMMAND: N_("A command made a backup."),
            Way.CLOCK: N_("The kit made a backup by its schedule."),
        },
    ),
    KitAct.DOWNLOADED_BACKUP: KitActRow(_BACKUP, N_("%(who)s downloaded a backup.")),
    KitAct.RESTORED_BACKUP: KitActRow(
        _BACKUP,
        N_("%(who)s restored a backup."),
        {Way.COMMAND: N_("A command restored a backup.")},
    ),
    KitAct.SCHEDULED_BACKUPS: KitActRow(_BACKUP, N_("%(who)s changed when backups are made.")),
    KitAct.ENCRYPTED_BACKUPS: KitActRow(_BACKUP, N_("%(who)s chose a passphrase for backups.")),
    KitAct.ENDED_ENCRYPTION: KitActRow(_BACKUP, N_("%(who)s ended the encryption of backups.")),
    KitAct.DELETED_CLASS: KitActRow(
        KitKind.DELETIONS,
        N_("A class was deleted for good; students in it: %(number)s."),
        {
            Way.CLOCK: N_(
                "The kit deleted a class for good, at the end of its time; students in it: "
                "%(number)s."
            )
        },
        day_only=True,
    ),
    KitAct.EXPORTED_TRAIL: KitActRow(KitKind.EXPORTS, N_("%(who)s downloaded a list like this.")),
}
