"""Who reaches what: the answer of each method of each route to each role, and what is posted.

And how each writing route keeps to the one rule for pressing.
"""

from typing import NamedTuple

from tests.support.room import PASSWORD
from tests.support.typed_claims import TEXT

Answer = int | tuple[int, str]
Row = dict[str, Answer]

#: `{back}`: whoever signs in goes on to the page that was asked for.
SIGN_IN = (303, "/teacher/sign-in{back}")
SIGNED_OUT = (303, "/teacher/sign-in")
JOIN = (303, "/?signed_out=1")
HOME = (303, "/teacher/")
FACTOR = (303, "/teacher/account/second-factor/")
ONE_CLASS = (303, "/teacher/classrooms/{classroom}")
COMPARE = (303, "/teacher/compare")
TEACHER_ONLY: Row = {"nobody": SIGN_IN, "student": SIGN_IN, "other teacher": 404, "network": 403}
ANY_TEACHER: Row = {"nobody": SIGN_IN, "student": SIGN_IN, "other teacher": 200, "network": 403}
#: What was posted is kept on a page that lets its sender sign in.
TEACHER_ONLY_POSTS: Row = {**TEACHER_ONLY, "nobody": 401, "student": 401}
ANY_TEACHER_POSTS: Row = {"nobody": 401, "student": 401, "other teacher": 303, "network": 403}
ADMINISTRATOR_POSTS: Row = {**ANY_TEACHER_POSTS, "other teacher": 403}
STUDENT_ONLY: Row = {"nobody": JOIN, "outsider": 404, "teacher": JOIN}
#: What was posted is kept on a page that says the way back.
STUDENT_ONLY_POSTS: Row = {"nobody": 401, "outsider": 404, "teacher": 401}
PUBLIC: Row = {"nobody": 200, "network": 200}

NO_LINK: Row = {"nobody": 404, "student": 404, "teacher": 404, "network": 404}

#: There is no made-up class to ask about.
NO_CLASS = (303, "/teacher/")

#: By method and endpoint: the answer to each role, who posts the form below.
ROWS: dict[str, Row] = {
    "GET static": {"nobody": 200, "network": 200},
    # What a monitor asks; figures are off.
    "GET watch.health": PUBLIC,
    "GET watch.ready": PUBLIC,
    "GET watch.metrics": {"nobody": 404, "network": 404},
    "GET join.start": PUBLIC,
    "POST join.start": {"nobody": (303, "/join/{code}"), "network": (303, "/join/{code}")},
    "GET join.lobby": {**PUBLIC, "student": (303, "/work/")},
    "POST join.lobby": {"nobody": (303, "/work/"), "network": (303, "/work/")},
    "GET join.come_back": PUBLIC,
    "POST join.come_back": {"nobody": 404, "network": 404},
    "POST join.take_roster_name": {"nobody": (303, "/work/"), "network": (303, "/work/")},
    "POST join.hand_on": {"nobody": (303, "/?handed_on=1")},
    # Sam is at work, so the name stays.
    "POST join.give_back": {"nobody": (303, "/"), "student": (303, "/work/")},
    "GET join.token": PUBLIC,
    "GET student.home": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "GET student.task_list": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "GET student.task": {**STUDENT_ONLY, "student": 200},
    "GET student.lesson": {**STUDENT_ONLY, "student": 200},
    "GET student.other_lesson": {**STUDENT_ONLY, "student": 200, "classmate": 200},
    "GET student.picture": {**STUDENT_ONLY, "student": 200, "classmate": 200},
    "GET student.glossary": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "POST student.start": {**STUDENT_ONLY_POSTS, "student": 303},
    "GET student.claims": {**STUDENT_ONLY, "student": 200, "classmate": 404},
    "GET student.held": {**STUDENT_ONLY, "student": 200, "classmate": 404},
    "POST student.save": {**STUDENT_ONLY_POSTS, "student": 303, "classmate": 404},
    "GET student.review": {**STUDENT_ONLY, "student": 200, "classmate": 404},
    "POST student.hand_in": {**STUDENT_ONLY_POSTS, "student": 303, "classmate": 404},
    "GET student.feedback": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "GET live.show": {**STUDENT_ONLY, "student": 200, "classmate": 303},
    "GET live.question": {**STUDENT_ONLY, "student": 200, "classmate": 409},
    "GET live.session_version": {**STUDENT_ONLY, "student": 200, "classmate": 200},
    # Whoever has the code may be asked; it is looked at when the phone is made the remote.
    "GET remote.offer": PUBLIC,
    "POST remote.pair": {"nobody": 410, "student": 410, "teacher": 410, "network": 410},
    "GET remote.show": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "GET remote.state": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    "POST remote.move": {"nobody": 404, "student": 404, "teacher": 404, "network": 404},
    # Who reads a draft has a link, and is nobody else; all others come by one that leads nowhere.
    "GET readers.show": {**NO_LINK, "reader": 200, "ended reader": 404},
    "POST readers.begin": {**NO_LINK, "reader": 303, "ended reader": 404},
    "POST readers.save": {**NO_LINK, "reader": 303, "ended reader": 404},
    "GET so_far.handed_in": {**STUDENT_ONLY, "student": 303, "classmate": 303},
    "GET so_far.show": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "GET own_data.show": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    "GET own_data.take": {"nobody": JOIN, "outsider": 200, "student": 200, "teacher": JOIN},
    # Sam is at work: the key, and arguing with it, come after handing in.
    "GET contest.contest": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "POST contest.contest": {**STUDENT_ONLY_POSTS, "student": 403, "classmate": 404},
    "POST contest.withdraw": {**STUDENT_ONLY_POSTS, "student": 403, "classmate": 404},
    # Their class may not.
    "GET whole_article.show": {**STUDENT_ONLY, "student": 404},
    "GET own_claim.write": {**STUDENT_ONLY, "student": 403, "classmate": 404},
    "POST own_claim.write": {**STUDENT_ONLY_POSTS, "student": 403, "classmate": 404},
    # Ms Gray has one class, and lands there.
    "GET account.sign_in": {"nobody": 200, "network": 403, "teacher": ONE_CLASS},
    "POST account.sign_in": {
        "nobody": ONE_CLASS,
        "student": ONE_CLASS,
        "teacher": ONE_CLASS,
        "network": 403,
    },
    # Nobody here has given a password that asks for a code.
    "GET account.second_step": {"nobody": SIGNED_OUT, "network": 403, "teacher": ONE_CLASS},
    "POST account.second_step": {"nobody": SIGNED_OUT, "network": 403, "teacher": ONE_CLASS},
    "GET account.set_up": {"nobody": 410, "network": 403},
    "POST account.set_up": {"nobody": 410, "network": 403},
    "POST account.sign_out": {"nobody": SIGNED_OUT, "network": 403, "teacher": SIGNED_OUT},
    "POST account.hide": {"nobody": SIGNED_OUT, "network": 403, "teacher": (303, "/teacher/")},
    "POST projector.switch": {"nobody": SIGNED_OUT, "network": 403, "teacher": (303, "/teacher/")},
    "GET help.index": {**ANY_TEACHER, "teacher": 200},
    "GET help.document": {**ANY_TEACHER, "teacher": 200},
    "GET doctor.show": {**ANY_TEACHER, "teacher": 200},
    "GET own_account.show": {**ANY_TEACHER, "teacher": 200},
    "POST own_account.rename": {**ANY_TEACHER_POSTS, "other teacher": 409, "teacher": 303},
    # Not the password of either.
    "POST own_account.change_password": {
        **ANY_TEACHER_POSTS,
        "other teacher": 403,
        "teacher": 403,
    },
    "POST own_account.end": {**ANY_TEACHER_POSTS, "teacher": 303},
    "POST own_account.end_others": {**ANY_TEACHER_POSTS, "teacher": 303},
    # Ms Gray made the first account, and is the administrator; Mr Brown's is the one looked after.
    "GET administration.show": {**ANY_TEACHER, "other teacher": 403, "teacher": 200},
    "POST administration.add": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "GET administration.staff": {**ANY_TEACHER, "other teacher": 403, "teacher": 200},
    "POST administration.add_staff": {**ADMINISTRATOR_POSTS, "teacher": 200},
    "POST administration.take_back_staff": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "GET administration.links": {**ANY_TEACHER, "other teacher": 403, "teacher": 200},
    "GET administration.link_file": {**ANY_TEACHER, "other teacher": 403, "teacher": 200},
    "GET administration.person": {**ANY_TEACHER, "other teacher": 403, "teacher": 200},
    "POST administration.rename": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "POST administration.end": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "POST administration.reopen": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "GET administration.link": {**ANY_TEACHER, "other teacher": 403, "teacher": 200},
    "POST administration.new_link": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "POST administration.end_factor": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "POST administration.give_role": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "POST administration.take_role": {**ADMINISTRATOR_POSTS, "teacher": 303},
    "GET second_factor.show": {**ANY_TEACHER, "teacher": 200},
    # Not the password of either.
    "POST second_factor.begin": {**ANY_TEACHER_POSTS, "other teacher": 403, "teacher": 403},
    "POST second_factor.off": {**ANY_TEACHER_POSTS, "other teacher": 403, "teacher": 403},
    "GET second_factor.codes": {**ANY_TEACHER, "other teacher": FACTOR, "teacher": FACTOR},
    "POST second_factor.codes": {**ANY_TEACHER_POSTS, "other teacher": 403, "teacher": 403},
    # Neither has begun with the password.
    "GET second_factor.set_up": {**ANY_TEACHER, "other teacher": FACTOR, "teacher": FACTOR},
    "POST second_factor.set_up": {
        **ANY_TEACHER_POSTS,
        "other teacher": FACTOR,
        "teacher": FACTOR,
    },
    "GET classrooms.home": {**ANY_TEACHER, "teacher": 200},
    "POST classrooms.home": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET classrooms.lesson": {**ANY_TEACHER, "teacher": 200},
    # The lesson of this room leads nowhere beyond itself; test_packet.py opens one that does.
    "GET classrooms.packet": {**ANY_TEACHER, "other teacher": 404, "teacher": 404},
    "GET classrooms.picture": {**ANY_TEACHER, "teacher": 200},
    # The exercise of this room has a lesson; test_teacher_giving.py opens one without.
    "GET printing.exercise": {**ANY_TEACHER, "teacher": 200},
    "GET printing.draft": {**TEACHER_ONLY, "teacher": 200},
    "GET printing.assignment": {**TEACHER_ONLY, "teacher": 200},
    "GET classrooms.test_form": {**ANY_TEACHER, "other teacher": 404, "teacher": 404},
    "GET classrooms.show": {**TEACHER_ONLY, "teacher": 200},
    "GET desk.lessons": {**TEACHER_ONLY, "teacher": 200},
    "GET desk.again": {**TEACHER_ONLY, "teacher": 200},
    "GET desk.students": {**TEACHER_ONLY, "teacher": 200},
    "GET desk.results": {**TEACHER_ONLY, "teacher": 200},
    "GET desk.waits": {**TEACHER_ONLY, "teacher": 200},
    "POST classrooms.rename": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET classrooms.join_page": {**TEACHER_ONLY, "teacher": 200},
    "GET classrooms.joined": {**TEACHER_ONLY, "teacher": 200},
    "POST classrooms.new_code": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST classrooms.stop_joining": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET way_in.fresh": {**ANY_TEACHER, "teacher": 200},
    "POST way_in.pick": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST classrooms.let_join": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET classrooms.codes": {**TEACHER_ONLY, "teacher": 200},
    "GET classrooms.export": {**TEACHER_ONLY, "teacher": 200},
    "GET classrooms.delete": {**TEACHER_ONLY, "teacher": 200},
    "POST classrooms.delete": {**TEACHER_ONLY_POSTS, "teacher": HOME},
    "GET authoring.home": {**ANY_TEACHER, "teacher": 200},
    "GET authoring.begin": {**ANY_TEACHER, "teacher": 200},
    "POST authoring.begin": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET authoring.copy": {**ANY_TEACHER, "teacher": 200},
    "POST authoring.copy": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET authoring.show": {**TEACHER_ONLY, "teacher": 200},
    "POST authoring.copy_own": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.save": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.keep_mine": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.rename": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.undo": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.redo": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.publish": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.unpublish": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.archive": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.bring_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET editor.exercise": {**TEACHER_ONLY, "teacher": 200},
    "POST editor.exercise": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET editor.item": {**TEACHER_ONLY, "teacher": 200},
    "POST editor.item": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET from_article.begin": {**ANY_TEACHER, "teacher": 200},
    "POST from_article.begin": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET from_article.article": {**TEACHER_ONLY, "teacher": 200},
    "POST from_article.article": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET from_article.claims": {**TEACHER_ONLY, "teacher": 200},
    "POST from_article.claims": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET from_article.keys": {**TEACHER_ONLY, "teacher": 303},
    "GET from_article.key": {**TEACHER_ONLY, "teacher": 200},
    "POST from_article.key": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET authoring.classes": {**TEACHER_ONLY, "teacher": 200},
    "POST authoring.classes": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET authoring.share": {**TEACHER_ONLY, "teacher": 200},
    "GET authoring.share_file": {**TEACHER_ONLY, "teacher": 200},
    "GET authoring.share_course": {**ANY_TEACHER, "teacher": 200},
    "GET authoring.share_course_file": {**ANY_TEACHER, "teacher": 200},
    "GET authoring.bring_in": {**ANY_TEACHER, "teacher": 200},
    "POST authoring.bring_in": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET authoring.readers": {**TEACHER_ONLY, "teacher": 200},
    "POST authoring.new_reader": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.end_reader": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.reopen_reader": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST authoring.make_debatable": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET authoring.sheet": {**TEACHER_ONLY, "teacher": 200},
    "GET authoring.sheet_table": {**TEACHER_ONLY, "teacher": 200},
    # No file was chosen.
    "POST authoring.take_sheet": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET authoring.check": {**TEACHER_ONLY, "teacher": 200},
    "GET authoring.preview": {**TEACHER_ONLY, "teacher": 200},
    "POST authoring.preview": {**TEACHER_ONLY_POSTS, "teacher": 200},
    "GET authoring.delete": {**TEACHER_ONLY, "teacher": 200},
    "POST authoring.delete": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET lesson_editor.reading": {**TEACHER_ONLY, "teacher": 200},
    "POST lesson_editor.reading": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET lesson_editor.notes": {**TEACHER_ONLY, "teacher": 200},
    "POST lesson_editor.notes": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET lesson_editor.leave": {**TEACHER_ONLY, "teacher": 200},
    "POST lesson_editor.leave": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST lesson_editor.preview": {**TEACHER_ONLY_POSTS, "teacher": 200},
    "POST lesson_editor.keep_mine": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET lesson_editor.pictures": {**TEACHER_ONLY, "teacher": 200},
    # No file was chosen.
    "POST lesson_editor.pictures": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "POST lesson_editor.words": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST lesson_editor.remove": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET lesson_editor.picture": {**TEACHER_ONLY, "teacher": 200},
    "GET lending.show": {**TEACHER_ONLY, "teacher": 200},
    "POST lending.lend": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST lending.end": {**TEACHER_ONLY_POSTS, "teacher": 303},
    # Nobody borrows their own; test_lending.py in colleagues has a borrower.
    "POST lending.copy": {**TEACHER_ONLY_POSTS, "teacher": 404},
    "GET colleagues.show": {**TEACHER_ONLY, "teacher": 200},
    "POST colleagues.add": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST colleagues.end": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET colleagues.leave": {**TEACHER_ONLY, "teacher": 200},
    # The owner does not leave.
    "POST colleagues.leave": {**TEACHER_ONLY_POSTS, "teacher": 409},
    "GET colleagues.hand_over": {**TEACHER_ONLY, "teacher": 200},
    "POST colleagues.hand_over": {**TEACHER_ONLY_POSTS, "teacher": HOME},
    "GET trail.of_class": {**TEACHER_ONLY, "teacher": 200},
    "GET trail.class_file": {**TEACHER_ONLY, "teacher": 200},
    "GET trail.own": {**ANY_TEACHER, "teacher": 200},
    "GET trail.own_file": {**ANY_TEACHER, "teacher": 200},
    # On this computer; test_trail.py asks from another device.
    "GET trail.of_kit": {**ANY_TEACHER, "teacher": 200},
    "GET trail.kit_file": {**ANY_TEACHER, "teacher": 200},
    "GET articles.home": {**ANY_TEACHER, "teacher": 200},
    "GET articles.attach": {**ANY_TEACHER, "teacher": 200},
    "POST articles.attach": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET articles.show": {**TEACHER_ONLY, "teacher": 200},
    "POST articles.open_to": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST articles.close_to": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET articles.paragraphs": {**TEACHER_ONLY, "teacher": 200},
    "POST articles.paragraphs": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET articles.remove": {**TEACHER_ONLY, "teacher": 200},
    "POST articles.remove": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST archive.put_away": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST archive.bring_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET next_year.begin": {**TEACHER_ONLY, "teacher": 200},
    "POST next_year.begin": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET retention.change": {**TEACHER_ONLY, "teacher": 200},
    # Which day can be chosen depends on the day it is: test_retention.py sends one.
    "POST retention.change": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "POST class_list.add_roster": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "POST class_list.undo_roster": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET class_list.edit": {**TEACHER_ONLY, "teacher": 200},
    "POST class_list.edit": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.give_time": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET class_list.instead": {**TEACHER_ONLY, "teacher": 200},
    # Ben's lesson has no other exercise.
    "POST class_list.give_instead": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.take_back_instead": {**TEACHER_ONLY_POSTS, "teacher": 303},
    # Nobody is chosen in the address.
    "GET class_list.merge_page": {**TEACHER_ONLY, "teacher": 303},
    "POST class_list.merge": {**TEACHER_ONLY_POSTS, "teacher": 303},
    # Ben is himself.
    "POST class_list.unmerge": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.swap": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET class_list.readmission": {**TEACHER_ONLY, "teacher": 200},
    "POST class_list.readmit": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET class_list.new_personal_code": {**TEACHER_ONLY, "teacher": 200},
    "POST class_list.sign_out": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.end_device": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_list.remove": {**TEACHER_ONLY_POSTS, "teacher": 303},
    # Ben is in the class: bringing him back has been done.
    "POST class_list.restore": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET class_list.export_student": {**TEACHER_ONLY, "teacher": 200},
    "GET class_list.erase": {**TEACHER_ONLY, "teacher": 200},
    "POST class_list.erase": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET groups.show": {**TEACHER_ONLY, "teacher": 200},
    "POST groups.add": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST groups.divide": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET groups.group": {**TEACHER_ONLY, "teacher": 200},
    "POST groups.rename": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST groups.members": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST groups.empty": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST groups.delete": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST groups.undo": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET deals.new": {**TEACHER_ONLY, "teacher": 200},
    # The tiny content has no two forms; test_deals.py in groups deals some.
    "POST deals.new": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET deals.show": {**TEACHER_ONLY, "teacher": 200},
    "GET deals.give": {**TEACHER_ONLY, "teacher": 200},
    "POST deals.give": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET deals.take_back": {**TEACHER_ONLY, "teacher": 200},
    "POST deals.take_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET deals.table": {**TEACHER_ONLY, "teacher": 200},
    "POST giving.give": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET giving.give_with_rules": {**TEACHER_ONLY, "teacher": 200},
    "POST giving.give_with_rules": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET giving.watch": {**TEACHER_ONLY, "teacher": 200},
    "GET giving.progress": {**TEACHER_ONLY, "teacher": 200},
    # Sam has begun, so the teacher is told so on the page of progress.
    "POST giving.take_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST giving.put_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET giving.close_page": {**TEACHER_ONLY, "teacher": 200},
    "POST giving.close": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST giving.undo_close": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET rules.show": {**TEACHER_ONLY, "teacher": 200},
    # An empty form says the rules that there are.
    "POST rules.save": {**TEACHER_ONLY_POSTS, "teacher": 303},
    # The rules are not as the form says that it saw them.
    "POST rules.close_in": {**TEACHER_ONLY_POSTS, "teacher": 409},
    "POST rules.undo": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST rules.give_longer": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "POST rules.take_back_longer": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST questions.leave_out": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST questions.put_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET giving.reopen": {**TEACHER_ONLY, "teacher": 200},
    "POST giving.reopen_now": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.start": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET live_control.show": {**TEACHER_ONLY, "teacher": 200},
    "GET live_control.state": {**TEACHER_ONLY, "teacher": 200},
    "POST live_control.move": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.suggest": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET live_control.pair": {**TEACHER_ONLY, "teacher": 200},
    "POST live_control.pair": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.unpair": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET live_control.projector": {**TEACHER_ONLY, "teacher": 200},
    "GET live_control.stage": {**TEACHER_ONLY, "teacher": 200},
    "GET hands.show": {**TEACHER_ONLY, "teacher": 200},
    "POST hands.save": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST hands.undo": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET hands.present": {**TEACHER_ONLY, "teacher": 200},
    "POST hands.present": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET live_control.end_page": {**TEACHER_ONLY, "teacher": 200},
    "POST live_control.end": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST live_control.go_on": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET answer_files.show": {**TEACHER_ONLY, "teacher": 200},
    # A form without a file.
    "POST answer_files.show": {**TEACHER_ONLY_POSTS, "teacher": 400},
    # An empty form brings no file.
    "POST answer_files.take_in": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET outcomes.results": {**TEACHER_ONLY, "teacher": 200},
    "GET outcomes.text": {**TEACHER_ONLY, "teacher": 200},
    "GET outcomes.item": {**TEACHER_ONLY, "teacher": 200},
    "GET outcomes.student": {**TEACHER_ONLY, "teacher": 200},
    # The exercise of this room is marked by the kit; test_teacher_marking.py has one that is not.
    "GET marking.show": {**TEACHER_ONLY, "teacher": 404},
    "POST marking.save": {**TEACHER_ONLY_POSTS, "teacher": 404},
    "GET before_after.show": {**TEACHER_ONLY, "teacher": 200},
    "GET student_work.show": {**TEACHER_ONLY, "teacher": 200},
    "GET backups.show": {**ANY_TEACHER, "teacher": 200},
    "GET backups.state": {**ANY_TEACHER, "teacher": 200},
    # No folder to back up to is typed.
    "POST backups.back_up": {**ANY_TEACHER_POSTS, "other teacher": 400, "teacher": 400},
    "POST backups.save_schedule": {**ANY_TEACHER_POSTS, "teacher": 303},
    "POST backups.encrypt": {**ANY_TEACHER_POSTS, "other teacher": 400, "teacher": 400},
    "POST backups.end_encryption": {**ANY_TEACHER_POSTS, "teacher": 303},
    # There is no backup of that name.
    "GET backups.file": {**ANY_TEACHER, "other teacher": 404, "teacher": 404},
    "GET backups.restore": {**ANY_TEACHER, "teacher": 200},
    # None is chosen.
    "POST backups.restore": {**ANY_TEACHER_POSTS, "other teacher": 400, "teacher": 400},
    "POST backups.put_away": {**ANY_TEACHER_POSTS, "teacher": 303},
    "POST backups.say_again": {**ANY_TEACHER_POSTS, "teacher": 303},
    "GET comparing.classes": {**ANY_TEACHER, "teacher": 200},
    # Two are chosen in the address; test_comparing_pages.py asks for other teachers' classes.
    "GET comparing.two": {**ANY_TEACHER, "other teacher": COMPARE, "teacher": COMPARE},
    "GET downloads.answers": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.items": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.labels": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.votes": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.rounds": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.hands": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.canvas": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.moodle": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.workbook": {**TEACHER_ONLY, "teacher": 200},
    "GET downloads.everything": {**TEACHER_ONLY, "teacher": 200},
    "GET printing.grid": {**TEACHER_ONLY, "teacher": 200},
    "GET printing.grid_word": {**TEACHER_ONLY, "teacher": 200},
    "GET printing.take_home": {**TEACHER_ONLY, "teacher": 200},
    # Nobody of this room may see the key yet; test_take_home.py prints for those who may.
    "GET printing.take_home_word": {**TEACHER_ONLY, "teacher": 404},
    "GET printing.reading": {**ANY_TEACHER, "teacher": 200},
    "GET printing.reading_word": {**ANY_TEACHER, "teacher": 200},
    "GET printing.handout": {**ANY_TEACHER, "teacher": 200},
    "GET printing.handout_word": {**ANY_TEACHER, "teacher": 200},
    "GET printing.exercise_word": {**ANY_TEACHER, "teacher": 200},
    "GET printing.draft_word": {**TEACHER_ONLY, "teacher": 200},
    "GET printing.assignment_word": {**TEACHER_ONLY, "teacher": 200},
    # The tiny content has none of the exercises that the made-up class works on.
    "GET demo.remake_page": {**ANY_TEACHER, "other teacher": NO_CLASS, "teacher": NO_CLASS},
    "GET demo.remove_page": {**ANY_TEACHER, "other teacher": NO_CLASS, "teacher": NO_CLASS},
    "POST demo.remake": {**ANY_TEACHER_POSTS, "other teacher": 303, "teacher": 303},
    "POST demo.remove": {**ANY_TEACHER_POSTS, "other teacher": 303, "teacher": 303},
    "POST demo.make": {**ANY_TEACHER_POSTS, "other teacher": 303, "teacher": 303},
    "GET paper.show": {**TEACHER_ONLY, "teacher": 200},
    "POST paper.save": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST paper.keep": {**TEACHER_ONLY_POSTS, "teacher": 200},
    "POST paper.lines": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST paper.take_away": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST paper.put_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST paper.choose": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET class_claims.show": {**TEACHER_ONLY, "teacher": 200},
    "GET class_claims.take": {**TEACHER_ONLY, "teacher": 200},
    "POST class_claims.take": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_claims.put_away": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "POST class_claims.put_back": {**TEACHER_ONLY_POSTS, "teacher": 303},
    "GET keys.decide": {**TEACHER_ONLY, "teacher": 200},
    "POST keys.decide": {**TEACHER_ONLY_POSTS, "teacher": 303},
    # An empty form says nothing of what is decided.
    "POST keys.preview": {**TEACHER_ONLY_POSTS, "teacher": 400},
    "GET keys.history": {**TEACHER_ONLY, "teacher": 200},
    # The kit ships the key that the class has; test_contest.py has another one shipped.
    "GET keys.shipped": {**TEACHER_ONLY, "teacher": 409},
    "POST keys.shipped": {**TEACHER_ONLY_POSTS, "teacher": 409},
}

#: What a class's owner alone may do, and what a co-teacher gets for it.
OWNERS_ALONE: dict[str, Answer] = {
    "GET classrooms.delete": 403,
    "POST classrooms.delete": 403,
    "POST colleagues.add": 403,
    "POST colleagues.end": 403,
    "GET colleagues.hand_over": 403,
    "POST colleagues.hand_over": 403,
    # This is a co-teacher's alone.
    "POST colleagues.leave": HOME,
}
#: What is a teacher's own, whatever classes they share.
_OF_TEACHERS = (
    "articles.", "authoring.", "editor.", "from_article.", "lending.", "lesson_editor.",
    "printing.draft",
)  # fmt: skip


def with_colleagues(rows: dict[str, Row]) -> dict[str, Row]:
    """The rows, with what is a class's answered to its co-teacher as to its owner.

    Whoever handed the class over for good is a stranger to it.
    """
    return {
        row: {**roles, **_of_colleagues(row, roles)}
        if roles.get("other teacher") == 404 and "teacher" in roles
        else roles
        for row, roles in rows.items()
    }


def _of_colleagues(row: str, roles: Row) -> Row:
    if row.split()[1].startswith(_OF_TEACHERS):
        return {"co-teacher": 404}
    # A page that nobody's rights hang on answers a stranger as it does its owner.
    if row in {"GET classrooms.packet", "GET classrooms.test_form"}:
        return {}
    return {"co-teacher": OWNERS_ALONE.get(row, roles["teacher"]), "former teacher": 404}


ROWS = with_colleagues(ROWS)


class Undo(NamedTuple):
    """What can be undone asks nothing: its route, by which *Undo* takes it back.

    The notice of kit/web/pressing/undo.py offers it, or what stands `beside` what was pressed, on
    the same page.
    """

    route: str
    beside: str = ""


class Asks(NamedTuple):
    """What cannot be undone asks before: the page on which, and what it names."""

    page: str
    names: str


class Harmless(NamedTuple):
    """What takes nothing away and shows nothing: why."""

    why: str


#: By method and endpoint of what writes: how it keeps to the one rule for pressing. A new route
#: has to have its line (DESIGN: what can be undone offers Undo and asks nothing; what cannot asks
#: in one sentence that names the people and numbers concerned).
PRESSING: dict[str, Undo | Asks | Harmless] = {
    "POST join.start": Harmless("looks a code up"),
    "POST join.lobby": Harmless("makes a student, who may be renamed, merged or removed"),
    "POST join.come_back": Harmless("signs a device in"),
    "POST join.take_roster_name": Harmless("signs a device in; a teacher frees the name again"),
    "POST join.hand_on": Harmless("signs a device out; the personal code leads back"),
    "POST join.give_back": Harmless("frees a name on which nothing was done; it is taken again"),
    "POST student.start": Harmless("begins an attempt; stopping costs nothing"),
    "POST student.save": Harmless("the next answer takes its place"),
    "POST student.hand_in": Asks("student.review", "how many answers are missing"),
    "POST contest.contest": Undo("contest.withdraw"),
    "POST contest.withdraw": Undo("contest.contest", beside="*I see it differently*"),
    "POST own_claim.write": Harmless("the next words take its place, until the teacher is done"),
    "POST readers.begin": Harmless("settles which words are read"),
    "POST readers.save": Harmless("the next label takes its place; notes are kept"),
    "POST remote.pair": Asks("remote.offer", "that another phone stops being the remote"),
    "POST remote.move": Undo("remote.move", beside="the other buttons of the remote"),
    "POST account.sign_in": Harmless("signs in"),
    "POST account.second_step": Harmless("signs in"),
    "POST account.set_up": Harmless("makes or renews an account by a one-time link"),
    "POST account.sign_out": Harmless("signs in again"),
    "POST account.hide": Harmless("shows what this teacher may see, or hides it"),
    "POST backups.back_up": Harmless("makes a file, which may be deleted"),
    "POST backups.save_schedule": Harmless("is set back; what there is stays until the next one"),
    "POST backups.encrypt": Harmless("is ended again; older backups stay as they are"),
    "POST backups.end_encryption": Harmless("a passphrase is chosen again; older ones stay"),
    "POST backups.restore": Asks(
        "backups.restore", "how many classes, students and answers are replaced by how many"
    ),
    "POST backups.put_away": Undo("backups.say_again"),
    "POST backups.say_again": Harmless("says what was said before"),
    "POST own_account.rename": Harmless("is renamed back"),
    "POST own_account.change_password": Asks(
        "own_account.show", "that every other browser and phone is signed out"
    ),
    "POST own_account.end": Harmless("signs in again there"),
    "POST own_account.end_others": Harmless("signs in again there"),
    "POST administration.add": Harmless("makes an account, which may be closed or renamed"),
    "POST administration.add_staff": Undo("administration.take_back_staff"),
    "POST administration.take_back_staff": Harmless("the names stand in the box, to add again"),
    "POST administration.rename": Harmless("is renamed back"),
    "POST administration.end": Undo("administration.reopen"),
    "POST administration.reopen": Undo("administration.end"),
    "POST administration.new_link": Asks(
        "administration.person", "whose password and sign-ins end at once"
    ),
    "POST administration.end_factor": Asks("administration.person", "whose codes all end"),
    "POST administration.give_role": Undo("administration.take_role"),
    "POST administration.take_role": Undo("administration.give_role"),
    "POST second_factor.begin": Harmless("shows a secret; nothing changes before its first code"),
    "POST second_factor.set_up": Asks(
        "second_factor.set_up", "that every other browser is then signed out"
    ),
    "POST second_factor.codes": Asks("second_factor.show", "how many old recovery codes end"),
    "POST second_factor.off": Asks("second_factor.show", "that the codes of app and paper end"),
    "POST projector.switch": Undo("projector.switch", beside="the switch itself"),
    "POST classrooms.home": Harmless("makes a class"),
    "POST classrooms.rename": Harmless("is renamed back"),
    "POST classrooms.new_code": Harmless("who is in stays in; the new code is shown"),
    "POST way_in.pick": Harmless("another address is picked the same way"),
    "POST classrooms.stop_joining": Undo("classrooms.let_join"),
    "POST classrooms.let_join": Undo("classrooms.stop_joining"),
    "POST classrooms.delete": Asks("classrooms.delete", "the class, by its name typed"),
    "POST colleagues.add": Undo("colleagues.end"),
    "POST colleagues.end": Undo("colleagues.add"),
    "POST colleagues.leave": Asks(
        "colleagues.leave", "the class, and who alone can let one back in"
    ),
    "POST colleagues.hand_over": Asks(
        "colleagues.hand_over", "who owns the class then, and how much goes over"
    ),
    "POST lending.lend": Undo("lending.end"),
    "POST lending.end": Undo("lending.lend"),
    "POST lending.copy": Harmless("makes a draft, which may be deleted"),
    "POST authoring.begin": Harmless("makes a draft, which may be deleted"),
    "POST authoring.copy": Harmless("makes a draft, which may be deleted"),
    "POST authoring.copy_own": Harmless("makes a draft, which may be deleted"),
    "POST authoring.bring_in": Harmless("looks, then makes a draft, which may be deleted"),
    "POST authoring.keep_mine": Harmless("makes a draft, which may be deleted"),
    "POST authoring.preview": Harmless("writes nothing: each page carries all answers on"),
    "POST authoring.save": Undo("authoring.undo"),
    "POST editor.exercise": Undo("editor.exercise", beside="*Undo*"),
    "POST editor.item": Undo("editor.item", beside="*Undo*"),
    "POST from_article.begin": Harmless("makes a draft, which may be deleted"),
    "POST from_article.article": Undo("from_article.article", beside="*Put back*"),
    "POST from_article.claims": Undo("from_article.claims", beside="*Undo*"),
    "POST from_article.key": Undo("from_article.key", beside="*Undo*"),
    "POST authoring.rename": Undo("authoring.undo"),
    "POST authoring.undo": Undo("authoring.redo", beside="*Redo*"),
    "POST authoring.redo": Undo("authoring.undo", beside="*Undo*"),
    "POST authoring.publish": Undo("authoring.unpublish"),
    "POST authoring.unpublish": Undo("authoring.unpublish"),
    "POST authoring.classes": Asks(
        "authoring.classes",
        "which classes have which version, what differs, and how many marks change",
    ),
    "POST authoring.new_reader": Harmless("makes a link or a sheet; a link may be ended"),
    "POST authoring.end_reader": Undo("authoring.reopen_reader"),
    "POST authoring.reopen_reader": Undo("authoring.end_reader"),
    "POST authoring.make_debatable": Undo("authoring.undo"),
    "POST authoring.take_sheet": Harmless("another sheet takes the place of its labels"),
    "POST authoring.archive": Undo("authoring.bring_back"),
    "POST authoring.bring_back": Undo("authoring.archive"),
    "POST articles.attach": Asks("articles.attach", "the copy whose place this one takes"),
    "POST articles.paragraphs": Undo("articles.paragraphs"),
    "POST articles.open_to": Undo("articles.close_to"),
    "POST articles.close_to": Undo("articles.open_to"),
    "POST articles.remove": Asks(
        "articles.remove", "where it is shown, and that backups keep it until they are deleted"
    ),
    "POST authoring.delete": Asks(
        "authoring.delete", "how many versions go, and which classes keep what they were given"
    ),
    "POST lesson_editor.reading": Undo("lesson_editor.reading", beside="*Undo*"),
    "POST lesson_editor.notes": Undo("lesson_editor.notes", beside="*Undo*"),
    "POST lesson_editor.leave": Undo("lesson_editor.leave", beside="*Undo*"),
    "POST lesson_editor.preview": Harmless("stores nothing"),
    "POST lesson_editor.keep_mine": Harmless("makes a draft, which may be deleted"),
    "POST lesson_editor.pictures": Undo("lesson_editor.words"),
    "POST lesson_editor.words": Undo("lesson_editor.words", beside="*Undo*"),
    "POST lesson_editor.remove": Undo("lesson_editor.words"),
    "POST archive.put_away": Undo("archive.bring_back"),
    "POST archive.bring_back": Undo("archive.put_away"),
    "POST next_year.begin": Harmless("makes a class"),
    "POST retention.change": Harmless("is set back; nothing goes without a week's warning"),
    "POST class_list.add_roster": Undo("class_list.undo_roster"),
    "POST class_list.undo_roster": Harmless("the names stand in the box, to be added again"),
    "POST class_list.edit": Harmless("is renamed back"),
    "POST class_list.give_time": Harmless("is set back; no vote is cut off by it"),
    "POST class_list.give_instead": Undo("class_list.take_back_instead"),
    "POST class_list.take_back_instead": Undo("class_list.give_instead"),
    "POST class_list.merge": Asks("class_list.merge_page", "both students, and what each has"),
    "POST class_list.unmerge": Harmless("each has what was theirs; they are merged again"),
    "POST class_list.swap": Undo("class_list.swap"),
    "POST class_list.readmit": Harmless("makes a one-time code"),
    "POST class_list.end_device": Asks(
        "class_list.edit", "that the device needs a code afterwards"
    ),
    "POST class_list.sign_out": Asks("class_list.edit", "that every device and the code end"),
    "POST class_list.remove": Undo("class_list.restore"),
    "POST class_list.restore": Undo("class_list.remove"),
    "POST class_list.erase": Asks("class_list.erase", "the student, and how much of theirs goes"),
    "POST groups.add": Harmless("makes a group, which may be deleted"),
    "POST groups.divide": Undo("groups.undo"),
    "POST groups.rename": Harmless("is renamed back"),
    "POST groups.members": Undo("groups.undo"),
    "POST groups.empty": Undo("groups.undo"),
    "POST groups.delete": Undo("groups.undo"),
    "POST groups.undo": Harmless("leaves what was changed since; it is done again"),
    "POST deals.new": Harmless("gives nothing yet; the deal may be taken back"),
    "POST deals.give": Undo("giving.take_back"),
    "POST deals.take_back": Asks("deals.take_back", "how many students' halves go"),
    "POST giving.give": Undo("giving.take_back"),
    "POST giving.give_with_rules": Undo("giving.take_back"),
    "POST giving.take_back": Undo("giving.put_back"),
    "POST giving.put_back": Undo("giving.take_back"),
    "POST giving.close": Undo("giving.undo_close"),
    "POST giving.undo_close": Undo("giving.close"),
    "POST giving.reopen_now": Asks("giving.reopen", "whose answers will be flagged"),
    "POST rules.save": Undo("rules.undo"),
    "POST rules.close_in": Undo("rules.undo"),
    "POST rules.undo": Harmless("puts back what was; the rules are changed again"),
    "POST rules.give_longer": Undo("rules.take_back_longer"),
    "POST rules.take_back_longer": Undo("rules.give_longer"),
    "POST questions.leave_out": Undo("questions.put_back"),
    "POST questions.put_back": Undo("questions.leave_out"),
    "POST live_control.start": Undo("giving.take_back"),
    "POST live_control.move": Harmless("a stage goes back, but from the key, which stands apart"),
    "POST live_control.suggest": Harmless("is set back; no vote is cut off by it"),
    "POST live_control.pair": Harmless("makes a code, good once and for ten minutes"),
    "POST live_control.unpair": Harmless("is paired again"),
    "POST live_control.end": Asks("live_control.end_page", "how many take part, and how many keys"),
    "POST live_control.go_on": Undo("live_control.end"),
    "POST hands.save": Harmless("its Undo stands beside the fields"),
    "POST hands.undo": Harmless("once more takes it back"),
    "POST hands.present": Harmless("another number takes its place"),
    "POST answer_files.show": Harmless("looks at a file"),
    "POST answer_files.take_in": Asks("answer_files.show", "whose answers change, and which"),
    "POST marking.save": Harmless("another level takes its place"),
    "POST demo.make": Undo("demo.remove"),
    "POST demo.remake": Asks("demo.remake_page", "how many students and answers go"),
    "POST demo.remove": Asks("demo.remove_page", "how many students and answers go"),
    "POST paper.save": Harmless("what was typed before it is mended by typing"),
    "POST paper.keep": Harmless("what was typed before it is mended by typing"),
    "POST paper.lines": Harmless("adds sheets, which can be taken away"),
    "POST paper.take_away": Undo("paper.put_back"),
    "POST paper.put_back": Undo("paper.take_away", beside="*Take it away*"),
    "POST paper.choose": Undo("paper.choose", beside="the other button"),
    "POST class_claims.take": Harmless("adds to a draft, where Undo takes it out again"),
    "POST class_claims.put_away": Undo("class_claims.put_back"),
    "POST class_claims.put_back": Undo("class_claims.put_away", beside="*Put away*"),
    "POST keys.decide": Asks("keys.preview", "whose marks change, and by how much"),
    "POST keys.preview": Harmless("looks, and stores nothing"),
    "POST keys.shipped": Asks("keys.shipped", "whose marks change, and by how much"),
}

#: The id that a page gives a new sheet of paper.
_SHEET = "01a22b00-0000-7000-8000-000000000001"
#: What is posted, where an empty form would be refused by itself.
FORMS: dict[str, dict[str, str]] = {
    "POST join.start": {"code": "{code}"},
    "POST join.lobby": {"name": "Tim"},
    "POST join.come_back": {"personal_code": "none"},
    "POST account.sign_in": {"name": "Ms Gray", "password": PASSWORD},
    "POST account.set_up": {"name": "Eve", "password": PASSWORD, "again": PASSWORD},
    "POST backups.save_schedule": {"often": "daily", "weekday": "4", "hour": "16", "keep": "5"},
    "POST own_account.rename": {"name": "Ms Gray"},
    "POST own_account.change_password": {
        "present_password": "not the password",
        "password": PASSWORD,
        "again": PASSWORD,
    },
    "POST administration.add": {"name": "Dr Quill"},
    "POST administration.add_staff": {"names": "Dr Quill\nMx Reed"},
    "POST administration.rename": {"name": "Mr Braun"},
    "POST account.second_step": {"code": "234567"},
    "POST second_factor.begin": {"present_password": "not the password"},
    "POST second_factor.off": {"present_password": "not the password"},
    "POST second_factor.codes": {"present_password": "not the password"},
    "POST second_factor.set_up": {"code": "234567"},
    "POST classrooms.home": {"name": "7C"},
    "POST authoring.begin": {"kind": "classify", "title": "Mine"},
    "POST authoring.copy": {"of": "three-claims", "title": "Mine"},
    "POST authoring.bring_in": {"do": "bring", "text": TEXT},
    "POST authoring.save": {"on_version": "1", "exercise": "id: mine"},
    "POST editor.exercise": {"on_version": "1", "exercise.yaml/title": "Ours"},
    "POST editor.item": {"on_version": "1", "exercise.yaml/items/0/claim": "Ours."},
    "POST from_article.begin": {"text": "It rained on Monday."},
    "POST from_article.article": {"on_version": "1", "do": "back:hyphen-1"},
    "POST from_article.claims": {"on_version": "1"},
    "POST from_article.key": {"on_version": "1"},
    "POST authoring.keep_mine": {"on_version": "1", "exercise": "id: mine"},
    "POST authoring.rename": {"on_version": "1", "title": "Ours"},
    "POST authoring.undo": {"on_version": "1"},
    "POST authoring.redo": {"on_version": "1"},
    "POST authoring.new_reader": {"name": "Ana", "do": "link"},
    "POST authoring.make_debatable": {"on_version": "1", "item": "claim-1", "label": "official"},
    "POST readers.save": {"1-label": "official", "1-note": "The mayor said it."},
    "POST authoring.publish": {"on_version": "1"},
    "POST authoring.classes": {"on_version": "1"},
    "POST lesson_editor.reading": {"on_version": "1", "lesson.md/title": "Ours"},
    "POST lesson_editor.notes": {"on_version": "1", "teacher.md/body": "Ours"},
    "POST lesson_editor.leave": {"on_version": "1", "do": "begin"},
    "POST lesson_editor.preview": {"on_version": "1"},
    "POST lesson_editor.keep_mine": {"on_version": "1"},
    "POST lesson_editor.pictures": {"on_version": "1"},
    "POST lesson_editor.words": {"on_version": "1"},
    "POST lesson_editor.remove": {"on_version": "1", "file": "square.svg"},
    "POST articles.attach": {"of": "a The Ardenmoor Post", "text": "It rained on Monday."},
    "POST articles.open_to": {"classroom": "{classroom}", "when": "start"},
    "POST articles.close_to": {"classroom": "{classroom}"},
    "POST articles.paragraphs": {"act": "none 2", "state": "of another day"},
    "POST classrooms.delete": {"name": "9B"},
    "POST colleagues.add": {"colleague": "{brown}"},
    "POST lending.lend": {"colleague": "{brown}"},
    "POST next_year.begin": {"name": "10B"},
    "POST class_list.edit": {"name": "Benny"},
    "POST giving.give": {"again": "1"},
    "POST live_control.start": {"again": "1"},
    "POST giving.give_with_rules": {"attempts": "1", "feedback": "never", "certainty": "off"},
    "POST groups.add": {"name": "Blue"},
    "POST groups.divide": {
        "by": "number",
        "count": "2",
        "whom": "everybody",
        "order": "random",
        "seed": "7",
    },
    "POST groups.rename": {"name": "Green"},
    "POST groups.undo": {"moment": "2026-03-02T09:00:00+00:00"},
    "POST deals.give": {"attempts": "1", "feedback": "never", "certainty": "off"},
    "POST class_list.give_time": {"percent": "150"},
    "POST rules.close_in": {"minutes": "5"},
    "POST rules.undo": {"attempts": "1", "feedback": "never"},
    "POST rules.take_back_longer": {
        "student": "{student}",
        "until": "2026-03-02T12:00:00+00:00",
    },
    "POST questions.leave_out": {"item": "plan"},
    "POST questions.put_back": {"item": "plan"},
    "POST class_list.give_instead": {"assignment": "{assignment}", "exercise": "three-claims"},
    "POST class_list.take_back_instead": {"assignment": "{assignment}"},
    "POST class_list.merge": {"keep": "{student}"},
    "POST class_list.swap": {"with": "{student} Zoe"},
    "POST live_control.move": {"move": "0 put plan"},
    "POST hands.save": {"revision": "0", "n-official": "3"},
    "POST hands.undo": {"revision": "1"},
    "POST hands.present": {"present": "25"},
    "POST marking.save": {"answer": "{attempt}", "revision": "1", "level": "right"},
    "POST paper.save": {"sheet": _SHEET, "student": "{student}", "code": "A", "key": "1"},
    "POST paper.keep": {"sheet": _SHEET, "student": "{student}", "code": "A", "key": "1"},
    "POST paper.lines": {"lines": "1 2 3", "code": "A"},
    "POST paper.choose": {"counts": "sheet"},
    "POST class_claims.take": {"revision": "1", "into": "new"},
    "POST class_claims.put_away": {"revision": "1"},
    "POST keys.decide": {
        "ruling": "voided",
        "reason": "Both can be meant.",
        "on_version": "{version}",
    },
}
