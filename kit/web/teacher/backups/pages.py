"""The page of backups: made now, by a schedule, encrypted; and the list of those in the folder."""

from typing import Final

from flask import Blueprint, abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.backups import age, plans
from kit.classroom.backups.runs import AlreadyRunning
from kit.classroom.backups.schedule import Often
from kit.classroom.backups.state import keep_keys
from kit.exchange.backups.encryption import new_keys
from kit.exchange.backups.upkeep.choosing import FolderRefused, likely_folders
from kit.exchange.backups.upkeep.overview import backup_file, overview
from kit.exchange.backups.upkeep.running import begin_backup
from kit.store.models.base import KitAct
from kit.web.access import teacher
from kit.web.fragments import fragment, render_page
from kit.web.origin import is_here
from kit.web.pressing.undo import offer_undo
from kit.web.state import kit, now
from kit.web.teacher.backups.forms import BackUpForm, PassphraseForm, ScheduleForm
from kit.web.teacher.backups.whole_kit import require_this_computer, whole_store
from kit.web.teacher.colleagues.kit_acts import kit_deeds, took
from kit.web.template_globals import error_text

blueprint = Blueprint("backups", __name__, url_prefix="/teacher/backups")

#: What is made so soon is there when the page comes; longer, and the page says how far it is.
_WAITS_SECONDS: Final = 2.0


def _page(
    back_up: BackUpForm | None = None,
    schedule: ScheduleForm | None = None,
    passphrase: PassphraseForm | None = None,
) -> str:
    """The page, with the forms that were refused as they were typed."""
    page = overview(whole_store(), kit().settings, now())
    typed = request.args.get("folder") or str(page.look.folder)
    return render_page(
        "teacher/backups/backups.html",
        page,
        is_here=is_here(),
        back_up_form=back_up or BackUpForm(formdata=None, folder=typed),
        schedule_form=schedule or ScheduleForm.of(page.schedule),
        passphrase_form=passphrase or PassphraseForm(formdata=None),
        likely=likely_folders(kit().settings) if is_here() else (),
        Often=Often,
    )


def _back() -> ResponseReturnValue:
    return redirect(url_for("backups.show"), 303)


@blueprint.get("/")
def show() -> ResponseReturnValue:
    """What goes on, the last backup, and the forms. `?folder=` is put into the form."""
    return _page()


@blueprint.get("/state")
def state() -> ResponseReturnValue:
    """The part of the page above that changes: what goes on, and the last backup."""
    page = overview(whole_store(), kit().settings, now())
    return fragment(
        "teacher/backups/_state.html",
        run=page.run,
        last=page.last,
        is_here=is_here(),
    )


@blueprint.post("/now")
def back_up() -> ResponseReturnValue:
    """Make a backup in the folder that was typed; what takes longer goes on beside."""
    require_this_computer()
    form = BackUpForm()
    try:
        thread = begin_backup(
            whole_store(), kit().settings, form.folder.data or "", kit().clock.now, teacher().id
        )
    except FolderRefused as refusal:
        form.folder.errors = [error_text(refusal)]
        return _page(back_up=form), refusal.status
    except AlreadyRunning as running:
        flash(error_text(running), "warn")
        return _back()
    thread.join(_WAITS_SECONDS)
    return _back()


@blueprint.post("/schedule")
def save_schedule() -> ResponseReturnValue:
    """Make backups by this schedule from now on."""
    require_this_computer()
    form = ScheduleForm()
    if not form.validate_on_submit():
        return _page(schedule=form), 400
    with kit_deeds() as doing:
        plans.save_schedule(doing.store, form.schedule, now())
        doing.did(KitAct.SCHEDULED_BACKUPS)
    if form.schedule.often is Often.OFF:
        flash(gettext("The kit makes no backup by itself. Those that there are stay."))
    else:
        flash(gettext("The kit makes backups by itself from now on, while it runs."))
    return _back()


@blueprint.post("/passphrase")
def encrypt() -> ResponseReturnValue:
    """Encrypt backups with a passphrase from now on."""
    require_this_computer()
    form = PassphraseForm()
    if not form.validate_on_submit():
        return _page(passphrase=form), 400
    keys = new_keys(form.passphrase.data or "")
    with kit_deeds() as doing:
        keep_keys(doing.store, keys)
        doing.did(KitAct.ENCRYPTED_BACKUPS)
    flash(gettext("Backups are encrypted from now on. Keep the passphrase elsewhere, on paper."))
    return _back()


@blueprint.post("/passphrase/end")
def end_encryption() -> ResponseReturnValue:
    """Encrypt no more; what is encrypted stays so."""
    require_this_computer()
    with kit_deeds() as doing:
        keep_keys(doing.store, None)
        doing.did(KitAct.ENDED_ENCRYPTION)
    flash(
        gettext(
            "Backups are not encrypted from now on. Older ones open by their passphrase as before."
        )
    )
    return _back()


@blueprint.get("/file/<name>")
def file(name: str) -> ResponseReturnValue:
    """A backup of the folder as a download."""
    require_this_computer()
    path = backup_file(whole_store(), kit().settings, name)
    if path is None:
        abort(404)
    took(KitAct.DOWNLOADED_BACKUP)
    return send_file(path, "application/octet-stream", as_attachment=True, download_name=name)


@blueprint.post("/put-away")
def put_away() -> ResponseReturnValue:
    """Say nothing of a backup's age to this teacher for a week."""
    age.put_away(kit().store, teacher().id, now())
    offer_undo(gettext("The age of backups is not spoken of for a week."), "backups.say_again")
    return redirect(url_for("classrooms.home"), 303)


@blueprint.post("/say-again")
def say_again() -> ResponseReturnValue:
    """Say it again, as before."""
    age.bring_back(kit().store, teacher().id)
    return redirect(url_for("classrooms.home"), 303)
