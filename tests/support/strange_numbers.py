"""What somebody may send where the kit reads a whole number."""

STRANGE = (
    "\u0663",
    "\uff11\uff12",
    "1_000",
    "+5",
    "-0",
    "-1",
    "1e400",
    "1.0",
    "NaN",
    "inf",
    " 5 ",
    "0x10",
    "",
    "\u00b2",
    "9" * 5000,
    str(2**31),
    str(2**63),
    str(-(2**63)),
)
#: Above what a column of either database holds.
BEYOND_COLUMNS = str(2**63)
#: One of each kind, where all of them would take long.
KINDS = ("\u0663", "1_000", "-1", "1e400", "", "9" * 5000, BEYOND_COLUMNS)
