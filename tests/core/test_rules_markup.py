"""Markdown as HTML: what it may hold, what hostile texts become, and how long they may take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.core.markup.document import Source, as_written, render
from tests.markup import FILE, HOSTILE, Elements


def html_of(text: str, *, label: bool = False) -> str:
    return render(Source(text, label))[0]


def faults_of(text: str) -> list[str]:
    return [one.code for one in render(Source(text))[1]]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "<p>plain</p>"),
        ("", ""),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"),
        ("# a\n\nb", "<h2>a</h2><p>b</p>"),
        ("###### a", "<h6>a</h6>"),
        ("a\nb", "<p>a\nb</p>"),
        ("a  \nb\\\nc", "<p>a<br>b<br>c</p>"),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n\n4. b", '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'),
        ("***", "<hr>"),
        ("&copy; \\*a\\*", "<p>© *a*</p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("<div>\n*a*\n</div>", "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>"),
        ("costs $5 and $10", "<p>costs $5 and $10</p>"),
        ("    a\n      b", "<pre><code>a\n  b</code></pre>"),
        ("```\na\n  <b>\n```", "<pre><code>a\n  &lt;b&gt;\n</code></pre>"),
        ("```nonsense\na\n```", "<pre><code>a\n</code></pre>"),
        (
            "```py\nif x:\n    y = '<'\n```",
            '<pre><code class="language-python"><span class="k">if</span> <span class="n">x</span>'
            '<span class="p">:</span>\n    <span class="n">y</span> <span class="o">=</span> '
            "<span class=\"s1\">'&lt;'</span>\n</code></pre>",
        ),
        (
            "|a|b|c|\n|-|:-:|-:|\n|1|2|3|",
            '<div class="wide"><table><thead><tr><th>a</th><th class="ac">b</th>'
            '<th class="ar">c</th></tr></thead><tbody><tr><td>1</td><td class="ac">2</td>'
            '<td class="ar">3</td></tr></tbody></table></div>',
        ),
        (
            "[a](https://b.c/d?e=f&g)",
            '<p><a href="https://b.c/d?e=f&amp;g" target="_blank" '
            'rel="noopener noreferrer nofollow">a</a></p>',
        ),
        (
            "<a@b.c>",
            '<p><a href="mailto:a@b.c" target="_blank" '
            'rel="noopener noreferrer nofollow">a@b.c</a></p>',
        ),
        (f"![a *b*]({FILE} 'c')", f'<p><img src="{FILE}" alt="a b" title="c"></p>'),
        (f"![a]({FILE}?expires=1&sig=x)", f'<p><img src="{FILE}" alt="a"></p>'),
        ("![a](https://b.c/d.png)", "<p>a</p>"),
        (
            "$x^2$",
            '<p><span class="formula"><math><msup><mi>x</mi><mn>2</mn></msup></math></span></p>',
        ),
        (
            "$$\\frac12$$",
            '<p><span class="formula formula-block"><math display="block"><mfrac><mn>1</mn>'
            "<mn>2</mn></mfrac></math></span></p>",
        ),
        ("$\\nope$", "<p><code>$\\nope$</code></p>"),
    ],
)
def test_markdown_becomes_this_html(text: str, html: str) -> None:
    assert html_of(text) == html
    Elements(html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a*", "<em>a</em>"),
        ("> 5", "&gt; 5"),
        ("- 3", "- 3"),
        ("1. May", "1. May"),
        ("# a", "# a"),
        ("a\n---", "a\n---"),
        ("|a|\n|-|", "|a|\n|-|"),
        ("[a](https://b.c)", "a"),
        ("```\n# a\n- b\n```", "<pre><code># a\n- b\n</code></pre>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("$x$", '<span class="formula"><math><mi>x</mi></math></span>'),
        (f"![a]({FILE})", f'<img src="{FILE}" alt="a">'),
    ],
)
def test_a_label_stands_in_a_button(text: str, html: str) -> None:
    assert html_of(text, label=True) == html


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"![]({FILE})", "image_without_text"),
        ("![a](https://b.c/d.png)", "image_dropped"),
        ("![a](/api/v1/users/me)", "image_dropped"),
        ("[a](javascript:alert(1))", "link_dropped"),
        ("[a](/courses)", "link_dropped"),
        ("$\\nope$", "formula_unreadable"),
        ("$\\def\\a{b}\\a$", "formula_unreadable"),
        (f"${'x' * 2001}$", "formula_unreadable"),
    ],
)
def test_who_writes_is_told_what_is_not_shown(text: str, code: str) -> None:
    assert faults_of(text) == [code]


def test_a_table_of_formulas_is_laid_out_by_classes() -> None:
    html = html_of("$$\\begin{cases}1&x>0\\\\0\\end{cases}$$")
    assert '<mtd class="m-left m-tight-right">' in html
    assert " style" not in html


def test_a_text_that_is_no_markdown_is_shown_as_it_is() -> None:
    assert as_written("a *b*\n  <c>") == "<p>a *b*\n  &lt;c&gt;</p>"
    assert as_written(" ") == " "
    assert as_written("> 5", label=True) == "&gt; 5"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("label", [True, False])
def test_a_hostile_text_is_harmless(text: str, *, label: bool) -> None:
    html = html_of(text, label=label)
    Elements(html)
    assert "<script" not in html.lower()


PIECES = st.sampled_from(
    [*HOSTILE, *"*_`~$[]()<>!|#-+=\\\n\t &;:'\"", "```", "$$", "a", "é", "\u202e", "    ", "&#x3c;",
     f"![a]({FILE})", "|a|\n|-|\n", "<!--", "]]>", "\\text{", "\\frac", "{", "}", "```html\n"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)), st.booleans())
def test_any_text_is_well_formed_and_allowed(text: str, label: bool) -> None:
    Elements(html_of(text, label=label))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_code_is_shown_letter_by_letter(text: str) -> None:
    shown = Elements(html_of(f"~~~~~~~~\n{text}\n~~~~~~~~")).text
    assert shown == text.replace("\0", "\ufffd") + "\n"
