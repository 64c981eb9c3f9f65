"""Each sentence about a backup takes the facts that it is raised with."""

import pytest

from kit.classroom.backups import errors
from kit.classroom.backups.errors import BackupProblem


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            errors.PassphraseMissing(path="a.kitbackup"),
            "The backup a.kitbackup is encrypted: it takes the passphrase it was made with.",
        ),
        (
            errors.WrongPassphrase(path="a.kitbackup"),
            "The passphrase does not open the backup a.kitbackup. Capitals and blanks count; an older backup may have an older passphrase.",
        ),
        (
            errors.BadPassphrase(length=3, least=12),
            "The passphrase has 3 characters. Choose one of 12 or more, such as five words that do not belong together, and keep it where the computer is not.",
        ),
        (
            errors.NotReplaced(),
            "Nothing was restored: it would replace what the kit has now, as said above. With --replace it does; what it replaces is kept.",
        ),
    ],
)
def test_sentence_stands_whole(problem: BackupProblem, sentence: str) -> None:
    assert str(problem) == sentence
    assert problem.status == 409
