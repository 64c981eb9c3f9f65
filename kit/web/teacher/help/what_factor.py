"""What each page of the second factor is: `docs/second-factor.md` says more."""

from typing import Final

from kit.vocabulary import N_

#: By endpoint, as in `WHAT`.
OF_FACTOR: Final = {
    "second_factor.show": N_(
        "A code from your phone, asked for after the password: set it up, make new recovery "
        "codes, or turn it off."
    ),
    "second_factor.set_up": N_(
        "Gives the app on your phone the secret that its codes are made of; its first code turns "
        "the second factor on."
    ),
    "second_factor.codes": N_(
        "What signs you in without your phone, each once. It is shown this once."
    ),
}
