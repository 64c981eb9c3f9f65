"""The page that puts a backup back: which one, what is in it beside what is here, then doing it."""

from pathlib import Path

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from wtforms import Field

from kit import logs
from kit.classroom.backups.errors import BackupProblem, PassphraseMissing, WrongPassphrase
from kit.classroom.backups.runs import AlreadyRunning
from kit.exchange.backups.restoring import Restored
from kit.exchange.backups.upkeep.in_browser import (
    RestoreLook,
    StudentsAtWork,
    forget_sent,
    keep_sent,
    look_at_backup,
    put_back,
    sent_file,
)
from kit.exchange.backups.upkeep.overview import overview
from kit.web.access import teacher
from kit.web.state import kit, kit_id_of, now
from kit.web.teacher.backups.forms import RestoreForm
from kit.web.teacher.backups.pages import blueprint
from kit.web.teacher.backups.whole_kit import require_this_computer, whole_store
from kit.web.template_globals import error_text

__all__ = ["blueprint"]


@blueprint.route("/restore", methods=["GET", "POST"])
def restore() -> ResponseReturnValue:
    """Which backup; its post shows what it would do, and then does it.

    `?file=` is one of the folder's, by its name.
    """
    require_this_computer()
    form = RestoreForm()
    if not form.is_submitted():
        return _choose(form)
    try:
        source = _source(form)
        if source is None:
            form.backup.errors = [gettext("Choose a backup from the list, or type where it lies.")]
            return _choose(form), 400
        passphrase = form.passphrase.data or None
        if form.do.data == "restore":
            return _put_back(form, source, passphrase)
        return _show(form, look_at_backup(whole_store(), kit().settings, source, passphrase, now()))
    except BackupProblem as problem:
        return _refused(form, problem)


def _source(form: RestoreForm) -> Path | None:
    """The file that is meant: one that is sent now, was sent before, or is typed; None for none."""
    upload = form.file.data
    if upload:
        form.sent.data = keep_sent(kit().settings, upload.stream)
        form.sent_name.data = Path(upload.filename or "").name or gettext("the file you chose")
        form.backup.data = ""
    typed = (form.backup.data or "").strip().strip('"')
    if typed:
        form.sent.data = form.sent_name.data = ""
        return _as_path(typed)
    return sent_file(kit().settings, form.sent.data or "")


def _as_path(typed: str) -> Path | None:
    try:
        return None if "\0" in typed else Path(typed).expanduser()
    except RuntimeError:  # nobody's home
        return Path(typed)


def _choose(form: RestoreForm) -> str:
    page = overview(whole_store(), kit().settings, now())
    if not form.is_submitted():
        name = request.args.get("file", "")
        known = {backup.name for backup in page.backups}
        form.backup.data = str(page.look.folder / name) if name in known else ""
    return render_template(
        "teacher/backups/restore.html",
        form=form,
        backups=page.backups,
        folder=page.look.folder,
        is_there=page.is_there,
    )


def _show(form: RestoreForm, look: RestoreLook) -> str:
    form.go_on.label.text = gettext("Type: %(words)s", words=gettext("go on"))
    return render_template("teacher/backups/look.html", form=form, look=look)


def _refused(form: RestoreForm, problem: BackupProblem | AlreadyRunning) -> ResponseReturnValue:
    """The choice once more, with what is wrong beside the field that it is of."""
    if form.sent.data and "path" in problem.facts:
        problem.facts["path"] = form.sent_name.data
    is_closed = isinstance(problem, WrongPassphrase | PassphraseMissing)
    field: Field = form.passphrase if is_closed else form.file if form.sent.data else form.backup
    field.errors = [error_text(problem)]
    return _choose(form), problem.status


def _put_back(form: RestoreForm, source: Path, passphrase: str | None) -> ResponseReturnValue:
    """Do it; then whoever did it signs in, since the sign-ins are those of the backup."""
    try:
        restored = put_back(
            whole_store(),
            kit().settings,
            source,
            passphrase,
            kit().clock.now,
            goes_on=form.goes_on,
            by=teacher().id,
        )
    except StudentsAtWork as busy:
        form.go_on.errors = [error_text(busy)]
        look = look_at_backup(whole_store(), kit().settings, source, passphrase, now())
        return _show(form, look), busy.status
    except AlreadyRunning as running:
        return _refused(form, running)
    logs.event("backup.restored", where="page")
    forget_sent(kit().settings, form.sent.data or "")
    say_restored(restored)
    return redirect(url_for("account.sign_in"), 303)


def say_restored(restored: Restored) -> None:
    """Tell whoever did it, on the page that comes next."""
    flash(
        gettext(
            "The backup is restored. Teachers and students are those that it has: where you are "
            "asked to sign in, it is with the name and password of then."
        )
    )
    if kit_id_of(whole_store()) != kit().kit_id:
        flash(
            gettext(
                "The backup is of another kit. Stop this one and start it again now: then all sign "
                "in, and stay signed in."
            ),
            "warn",
        )
    if restored.kept is not None:
        flash(gettext("What it replaced is kept as a backup: %(path)s", path=restored.kept))
    if restored.gathered:
        flash(
            gettext(
                "All classes lie on one server now, and work there. Whoever runs the kit spreads "
                "them again, in the evening: kit distribute."
            ),
            "warn",
        )
    if restored.erased_again:
        flash(
            ngettext(
                "One student, class or article that was deleted for good after the backup was made "
                "is deleted again.",
                "%(num)s students, classes or articles that were deleted for good after the backup "
                "was made are deleted again.",
                restored.erased_again,
            )
        )
