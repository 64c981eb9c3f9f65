"""What the pages' script hears of a save, after the commit."""

from flask_babel import gettext

from kit.classroom.answering.acknowledgement import Acknowledgement, ItemReply


def in_words(reply: Acknowledgement) -> dict[str, object]:
    """The reply to a form without errors.

    `taken` is false where something else stands than what was posted; `since` says how many
    seconds ago that was saved. The script compares that with how long ago its own was picked: no
    two clocks agree.
    """
    since = {item.item_id: item.seconds_ago for item in reply.behind}
    items = {item.item_id: _item(item) for item in reply.items}
    return {"held": items} | ({"since": since} if since else {})


def _item(reply: ItemReply) -> dict[str, object]:
    item = {
        "revision": reply.revision,
        "fields": reply.fields,
        "taken": reply.outcome != "behind",
    }
    # Translated where there are any, so that no framework is asked for where there are none.
    remarks = {
        field: gettext(remark.message, **remark.facts) for field, remark in reply.remarks.items()
    }
    return item | ({"remarks": remarks} if remarks else {})
