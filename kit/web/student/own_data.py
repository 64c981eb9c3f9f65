"""*What is kept of me*: all that the database has of the student who asks, and a file of it."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from kit.classroom.reports.personal import own_data
from kit.exchange.file_names import attachment, file_name
from kit.exchange.student_file import student_file
from kit.web.access import guard_student_pages, student
from kit.web.state import kit, now

blueprint = Blueprint("own_data", __name__, url_prefix="/work/kept-of-me")
guard_student_pages(blueprint)


@blueprint.get("")
def show() -> ResponseReturnValue:
    """In plain words."""
    data = own_data.own_data(kit().store, student(), now())
    return render_template("student/own_data.html", student=student(), data=data)


@blueprint.get("/file")
def take() -> ResponseReturnValue:
    """The same as a file."""
    data = own_data.own_data(kit().store, student(), now())
    name = file_name(("kept-of", student().name), now(), "zip")
    return Response(
        student_file(data),
        mimetype="application/zip",
        headers={"Content-Disposition": attachment(name)},
    )
