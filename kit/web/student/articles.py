"""An article that a student's class may read whole."""

from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from kit.classroom.reports import open_articles
from kit.content.attached.blocks import numbered
from kit.web.access import guard_student_pages, student
from kit.web.fragments import render_page
from kit.web.state import kit, now

blueprint = Blueprint("whole_article", __name__, url_prefix="/work/<uuid:assignment_id>/articles")
guard_student_pages(blueprint)


@blueprint.get("/<article_id>")
def show(assignment_id: UUID, article_id: str) -> ResponseReturnValue:
    """The whole of it, with where it is from; numbers stand there once the key may be seen."""
    page = open_articles.reading_page(kit().store, student(), assignment_id, article_id, now())
    return render_page("student/article.html", page, student=student(), parts=numbered(page.blocks))
