"""What is said of groups and deals fits what stands in the forms."""

from kit.classroom.assignments.groups import errors
from kit.classroom.errors import BadRule, KitError
from kit.web.teacher.groups.forms import GroupRulesForm


def test_rule_that_is_refused_has_a_field_to_mend_it() -> None:
    refused = [one for one in vars(errors).values() if _is_error(one) and issubclass(one, BadRule)]
    assert {one.rule for one in refused} == {"group"}
    assert hasattr(GroupRulesForm, "group")


def test_every_error_says_what_to_do() -> None:
    words = [one.message for one in vars(errors).values() if _is_error(one)]
    assert len(words) > 10
    assert all(text.count(".") + text.count(":") >= 1 for text in words)


def _is_error(candidate: object) -> bool:
    return (
        isinstance(candidate, type)
        and issubclass(candidate, KitError)
        and candidate.__module__ == errors.__name__
    )
