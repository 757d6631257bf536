"""Texts by which people have got scripts into pages, and what a page may hold of them."""

from __future__ import annotations

from html.parser import HTMLParser

from lms.core.markup.cleaning import ELEMENTS
from lms.core.markup.formulas import ATTRIBUTES
from lms.core.markup.formulas import ELEMENTS as MATHML
from lms.core.markup.writer import MAX_DEPTH

FILE = "/api/v1/files/0190a1b2-0000-7000-8000-000000000001/content"
VOID = {"br", "hr", "img"}
ALLOWED = {
    "a": {"href", "title", "target", "rel"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "span": {"class"},
    "code": {"class"},
    "div": {"class"},
    "th": {"class"},
    "td": {"class"},
    **{name: ATTRIBUTES | {"class"} for name in MATHML},
}

HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//a.b></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>a</text></a></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<style>@import 'javascript:alert(1)'</style>",
    "<link rel=stylesheet href=//a.b>",
    "<base href=//a.b/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action=javascript:alert(1)><button>a</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<object data=javascript:alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<a href='javascript:alert(1)'>a</a>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](\x01javascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](javascript://%0aalert(1))",
    "[a](vbscript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](blob:https://a.b/c)",
    "[a](file:///etc/passwd)",
    "[a](//a.b)",
    '[a](https://a.b"onmouseover=alert(1))',
    "[a](https://a.b 'x\" onmouseover=\"alert(1)')",
    "[a]\n\n[a]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<data:text/html,<script>alert(1)</script>>",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "![a](https://a.b/pixel.png)",
    "![a](/api/v1/auth/logout)",
    "![a](/api/v1/files/0190a1b2-0000-7000-8000-000000000001/content/../../../auth/logout)",
    '![a" onerror="alert(1)](/api/v1/files/0190a1b2-0000-7000-8000-000000000001/content)',
    "![a](/api/v1/files/0190a1b2-0000-7000-8000-000000000001/content \"a' onerror='alert(1)\")",
    "![![a](javascript:alert(1))](javascript:alert(1))",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\na\n```',
    '```python" onclick="alert(1)\na\n```',
    "`</code><script>alert(1)</script>`",
    "$</math><script>alert(1)</script>$",
    "$\\text{</mtext></math><script>alert(1)</script>}$",
    "$\\text{<style><img src=x onerror=alert(1)>}$",
    "$\\href{javascript:alert(1)}{a}$",
    '$\\class{a" onclick="alert(1)}{b}$',
    "$\\color{red;background:url(javascript:alert(1))}{a}$",
    "$\\begin{array}{c}\\text{<svg onload=alert(1)>}\\end{array}$",
    "$$\\unicode{x3c}script\\unicode{x3e}$$",
    '<span class="formula">0</span>',
    '&lt;span class="formula"&gt;7&lt;/span&gt;',
    "|<script>alert(1)</script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    "# <img src=x onerror=alert(1)>",
    "- <a onclick=alert(1)>a</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "\\<script>alert(1)\\</script>",
    "<script\n>alert(1)</script\n>",
    "a\u2028<script>alert(1)</script>",
]


class Elements(HTMLParser):
    """Refuses what isn't allowed, what isn't closed, and what nests too deep."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS | MATHML, tag
        for name, value in attrs:
            assert name in ALLOWED.get(tag, set()), (tag, name)
            if name == "href":
                assert (value or "").lower().startswith(("http://", "https://", "mailto:"))
            if name == "src":
                assert value == FILE
        if tag not in VOID:
            self.open.append(tag)
        assert len(self.open) < 2 * MAX_DEPTH + 70

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment
