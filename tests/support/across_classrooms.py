"""What may ask across classrooms, and why: a function of kit.store, a module or a room of it."""

from typing import Final

#: None of it is on a student's way.
ACROSS: Final[dict[str, str]] = {
    "kit.store.answering.kept_rows": "for a whole kit, where no class is named",
    "kit.store.assignments.assignments_of_teacher": "a teacher's overview of their classes",
    "kit.store.assignments.key_snapshots": "a teacher's overview of their classes",
    "kit.store.authoring.drafts.classes_given": "a teacher asks which of their classes have it",
    "kit.store.authoring.holdings": "a teacher asks which of their classes have it",
    "kit.store.backups": "counts and keeps a whole kit",
    "kit.store.cluster.distributing": "spreads every table of a whole kit, with nobody at work",
    "kit.store.colleagues.invited": "accounts that nobody used, none of which has a class",
    "kit.store.colleagues.roll": "an administrator's page of all classes",
    "kit.store.colleagues.teaching.owned": "a teacher's classes",
    "kit.store.colleagues.teaching.shared_with": "a teacher's classes",
    "kit.store.database.schema": "looks at columns, not rows",
    "kit.store.database.table_sizes": "counts a whole kit, for a report",
    "kit.store.given.exercises.given_exercises": "a look at what all classes were given, for doctor",
    "kit.store.given.readings": "brings what an older kit pinned up to date, at a start",
    "kit.store.keeping.retention": "the clock's look at the ends of all classes",
    "kit.store.keys.versions.read_classroom_names": "a command that goes from class to class",
    "kit.store.live.sessions.end_remotes": "a teacher signs out everywhere",
    "kit.store.migrate": "makes and looks at whole schemas",
    "kit.store.migrations": "changes every table, with nobody at work",
    "kit.store.people.classrooms.classrooms_of": "a teacher's start page",
    "kit.store.people.classrooms.count_owned": "a teacher's own classes are limited",
    "kit.store.people.classrooms.simulated_classrooms": "a start, and a teacher who makes another",
    "kit.store.people.leftovers": "the clock sweeps all classes",
    "kit.store.people.merges.forget_merges": "the clock sweeps all classes",
    "kit.store.rows": "copies, counts and compares whole databases",
    "kit.store.rules.extensions.under_way": "a teacher's overview; a student's way names its class",
    "kit.store.rules.moments": "the computer's clock was wrong: every moment is moved",
    "kit.store.rules.newest": "a start looks for a clock that was wrong",
    "kit.store.rules.withdrawals.delete_old": "the clock sweeps all classes",
    "kit.store.watch": "counts for a monitor",
}
