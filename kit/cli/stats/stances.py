"""What doubt alone and trust alone would earn in each exercise, as a table."""

from kit.cli.stats.table import table
from kit.content import bounds
from kit.content.library import Library
from kit.content.stats.suspicion.stances import stances_of
from kit.vocabulary import Stance


def stances_table(library: Library) -> tuple[str, str]:
    """The table under a line that says what it shows."""
    title = (
        f"Credit for whoever is always suspicious, or always trusting "
        f"({bounds.STANCE_SHARE * 100:.0f} % or less of each;\n"
        "-: no answer of its type is one of doubt or trust)"
    )
    rows = [
        (
            stances.exercise,
            *(
                f"{stances.shares[stance] * 100:.0f} %" if stance in stances.shares else "-"
                for stance in Stance
            ),
        )
        for stances in stances_of(library.exercises.values(), library.keys)
    ]
    return title, table(("exercise", *(f"always {stance.value}" for stance in Stance)), rows)
