"""Where the class of the ledger meets: what everybody knows who is in the room."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

#: What the class works on, argues about, and votes on; all of one scheme of three labels.
WORK: Final = "whose-words"
ARGUE: Final = "three-kinds-of-claim"
LIVE: Final = "what-was-confirmed"
CLASS: Final = "9B"
TEACHER: Final = "Ms Gray"
LABELS: Final = ("sourced", "official", "editorial")


@dataclass(frozen=True)
class Place:
    """A class in a kit, by what its people see: ids of the addresses, with their hyphens.

    `entrance` is the path that lets a teacher's browser in, `items` are those to argue about.
    """

    folder: str
    code: str
    classroom: str
    work: str
    argue: str
    argue_items: list[str]
    live_items: list[str]
    entrance: str
    password: str

    def write(self, path: Path) -> None:
        """Keep it for the processes of the people."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Place":
        """As it was kept."""
        return cls(**json.loads(path.read_text("utf-8")))

    @property
    def wall(self) -> Path:
        """What stands on the wall: the live lesson that runs, for whoever looks up."""
        return Path(self.folder) / "wall"

    def live_lesson(self) -> str:
        """The assignment of the live lesson; empty where there is none yet."""
        return self.wall.read_text("utf-8") if self.wall.exists() else ""


def plain(identifier: str) -> str:
    """An id as the checks write it: without hyphens."""
    return identifier.replace("-", "")
