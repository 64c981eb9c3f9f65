"""What is said of a count of hands, the same by the page and by its script."""

from typing import Any

from flask_babel import gettext, ngettext

from kit.classroom.live.hand_panel import Panel
from kit.web.teacher.hands.forms import HandsForm, form_of
from kit.web.template_globals import translated


def counts_words(panel: Panel) -> str:
    """Each choice with its hands."""
    return " · ".join(
        f"{translated(choice.words)} {panel.counts.get(choice.value, 0)}"
        for choice in panel.part.choices
    )


def total_words(panel: Panel) -> str:
    """How many hands were counted, of how many students, beside how many votes on phones."""
    if panel.record is None or not panel.counts:
        words = gettext("No hands counted yet.")
    elif panel.present is None:
        words = ngettext("One hand counted.", "%(num)s hands counted.", panel.total)
    else:
        words = ngettext(
            "%(num)s hand counted, of %(present)s students.",
            "%(num)s hands counted, of %(present)s students.",
            panel.total,
            present=panel.present,
        )
    if not panel.voted:
        return str(words)
    beside = ngettext("One voted by phone.", "%(num)s voted by phone.", panel.voted)
    return f"{words} {beside}"


def over_words(panel: Panel) -> str:
    """That there are more hands, or more hands and phones, than students; else an empty text."""
    words = ""
    if panel.open and panel.asked:
        words = gettext(
            "%(hands)s hands are more than the %(present)s students in the room. They are kept. "
            "Count again, say how many are in the room, or let the count stand.",
            hands=panel.total,
            present=panel.present,
        )
    elif panel.open:
        words = gettext(
            "%(hands)s hands are more than the %(present)s students on the class list. They are "
            "kept. Count again, say how many are in the room, or let the count stand.",
            hands=panel.total,
            present=panel.present,
        )
    elif panel.over:
        words = gettext(
            "%(hands)s hands are more than the %(present)s students; you let that stand.",
            hands=panel.total,
            present=panel.present,
        )
    elif panel.in_both:
        words = gettext(
            "%(hands)s hands and %(phones)s votes by phone are more than the %(present)s students: "
            "somebody is in both, so they are not added up.",
            hands=panel.total,
            phones=panel.voted,
            present=panel.present,
        )
    return str(words)


def panel_context(panel: Panel | None, form: HandsForm | None = None) -> dict[str, Any]:
    """What the fields' template reads; `form` as it was sent, else with the count that stands."""
    if panel is None:
        return {"panel": None}
    return {
        "panel": panel,
        "hand_form": form or form_of(panel),
        "hands_total": total_words(panel),
        "hands_over": over_words(panel),
    }
