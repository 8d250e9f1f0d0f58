"""Texts that want to be markup or code where a page is made."""

HOSTILE = (
    "</script><script>document.title=1</script>",
    "<img src=x onerror=document.title=1>",
    "<!-- <script>",
    "${document.title=1} `x`",
    "javascript:document.title=1",
    "\"'><b onclick=1>",
    "baris\u2028lain\u2029lagi",
    "&lt;b&gt; &amp; \\u003c",
    "$& $1 {name}",
    "__proto__ constructor",
)
