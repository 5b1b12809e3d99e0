"""What to try: text of any characters, and text made of the pieces that sentences and pages are made of."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    *"\n\t .!?…。！؟।,;:-—()[]{}<>'\"“”‘’«»「」『』*_|&%$€#@/\\٣5字שГк",
    *["\n\n", "\r\n", "\r", "\u2028", "\u2029", "\u00a0", "\u200b", "\u200d", "\ufeff", "\x00", "\x1f", "\x85"],
    *[
        "word ",
        "Word ",
        "слово ",
        "Слово ",
        "שלום ",
        "كلمة ",
        "हवा ",
        "漢字",
        "かな",
        "ไทย",
        "e\u0301",
        "👍",
        "👨‍👩‍👧",
        "𐀀",
    ],
    *[
        "Mr. ",
        "U.S. ",
        "J. ",
        "1. ",
        "2. Weltkrieg ",
        "т. е. ",
        "г. ",
        'צה"ל',
        "… ",
        "...",
        "?!",
        "3.5",
        "1,000,000",
    ],
    *[
        "By Ann Lee - May 5, 2018",
        "May 23, 2018",
        "31.02.2018",
        "5 мая",
        "2018年5月7日",
        "23:15",
        "$5bn",
        "half a ",
    ],
    *["Share", "Newsletter", "12 votes", "You are here", "Comments", "The harbour froze on Monday. "],
    *[
        "<p>",
        "</p>",
        "<html>",
        "<article>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "<script>",
        "<h1>",
        "<meta charset=x>",
    ],
]
TEXTS = st.text(st.characters(), max_size=200) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
