"""A page as a screen reader has it: roles, names and states in reading order, one a line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

#: Read as one: what is in them is their name.
_LEAVES = {"button", "link", "radio", "checkbox", "textbox", "combobox", "option", "heading",
           "DisclosureTriangle", "columnheader", "rowheader", "cell", "image"}  # fmt: skip
#: Hold others; worth a line where they have a name.
_HOLDERS = {"group", "radiogroup", "region", "navigation", "form", "list", "listbox", "table",
            "alert", "status", "banner", "main"}  # fmt: skip
_SPOKEN = {"DisclosureTriangle": "fold", "textbox": "field", "combobox": "list of choices",
           "StaticText": "text"}  # fmt: skip
_NAMES = {"LabelText", "Legend"}
_BLOCKS = {"paragraph", "listitem", "term", "definition", "blockquote", "caption", "article"}


@dataclass(frozen=True)
class _Node:
    role: str
    name: str
    states: Mapping[str, Any]
    children: list["_Node"]


def heard(page: Page, within: str | None = None) -> str:
    """The lines of a page, or of the first element of it that a selector finds.

    The tree is Chromium's own, as it hands it to the system; a screen reader may word it otherwise.
    """
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    chosen = {"nodeId": root, "selector": within or "body"}
    place = session.send("DOM.querySelector", chosen)["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": place})["node"]["backendNodeId"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    first = next(node for node in nodes if node.get("backendDOMNodeId") == backend)
    return "\n".join(_lines(_tree(first, by_id), 0)) + "\n"


def _tree(node: Mapping[str, Any], by_id: Mapping[str, Any]) -> _Node:
    role = "ignored" if node.get("ignored") else str(node.get("role", {}).get("value", ""))
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    below = [_tree(by_id[one], by_id) for one in node.get("childIds", ()) if one in by_id]
    return _Node(role, str(node.get("name", {}).get("value", "")).strip(), states, below)


def _lines(node: _Node, depth: int) -> Iterator[str]:
    texts: list[str] = []

    def said() -> Iterator[str]:
        words = " ".join(" ".join(texts).split())
        texts.clear()
        if words:
            yield "  " * depth + f"text: {words}"

    for child in _flat(node):
        if child.role == "StaticText":
            texts.append(child.name)
            continue
        yield from said()
        yield from _line(child, depth)
    yield from said()


def _flat(node: _Node, *, labels: bool = False) -> Iterator[_Node]:
    """What is below a node, with what only holds text taken out of its shell.

    The words of a label or legend are the name of what they label: they are not read twice.
    """
    for child in node.children:
        if child.role in _LEAVES or child.role in _HOLDERS or child.role in _BLOCKS:
            yield child
        elif child.role == "StaticText":
            if not labels:
                yield child
        else:
            yield from _flat(child, labels=labels or child.role in _NAMES)


def _line(node: _Node, depth: int) -> Iterator[str]:
    if node.role in _BLOCKS or (node.role in _HOLDERS and not node.name):
        yield from _lines(node, depth)
        return
    spoken = _SPOKEN.get(node.role, node.role)
    yield "  " * depth + " ".join(filter(None, [f"{spoken}: {node.name}", _state(node)]))
    if node.role in _HOLDERS:
        yield from _lines(node, depth + 1)


def _state(node: _Node) -> str:
    states = node.states
    words = []
    if node.role in {"radio", "checkbox"} and states.get("checked") == "true":
        words.append("picked")
    if node.role == "DisclosureTriangle":
        words.append("open" if states.get("expanded") else "closed")
    if node.role == "heading":
        words.append(f"level {states.get('level')}")
    words += [word for word in ("disabled", "required", "invalid") if _holds(states.get(word))]
    return f"({', '.join(words)})" if words else ""


def _holds(value: object) -> bool:
    return value not in {None, False, "false"}
