"""What each page about the whole kit is: an administrator's, and those of backups."""

from typing import Final

from kit.vocabulary import N_

#: By endpoint, as in `WHAT`.
OF_ADMINISTRATOR: Final = {
    "administration.show": N_(
        "Who teaches here, and how the kit stands: classes by age, disk, backups, refused "
        "sign-ins. Nothing of what students gave."
    ),
    "administration.person": N_(
        "One teacher's account: its name, a new set-up link, the role, and its end."
    ),
    "administration.link": N_("Lets a colleague choose a password, once. It is shown this once."),
    "administration.staff": N_(
        "Accounts for many teachers: names out of a list, looked through first, then a link for "
        "each."
    ),
    "administration.links": N_(
        "The links of one list, to print and cut. Each is here until it is used."
    ),
}
OF_BACKUPS: Final = {
    "backups.show": N_(
        "One file with everything of this kit: made now or by a schedule, in a folder that you "
        "choose, and encrypted if you choose a passphrase."
    ),
    "backups.restore": N_(
        "Puts a backup back: which one, then what is in it beside what is here now. Nothing is "
        "replaced before you say so."
    ),
}
