"""How much of an input is read at most, so that no file can take the memory or the time of the others."""

from __future__ import annotations

MAX_ARTICLE_CHARACTERS = 1_000_000
"""One article. spaCy's own limit (``Language.max_length``): a parse takes about 1 GB for 100,000 words.
The longest news features are a tenth of it; what is longer is a dump of many articles."""

MAX_TEXT_BYTES = 4 * MAX_ARTICLE_CHARACTERS
"""A plain-text file: UTF-8 takes four bytes a character at most."""

MAX_PAGE_BYTES = 10_000_000
"""One HTML page. News pages are 0.1 to 3 MB, with everything in them."""

MAX_RECORD_BYTES = 8_000_000
"""One line of .jsonl, one record of .csv: an article with all its characters escaped, and its fields."""

MAX_BLANK_LINES = 100_000
"""In a row, in a .jsonl or .csv. A file of nothing else is small when packed and long to read."""

MAX_DOCUMENT_BYTES = 64_000_000
"""One .json object or one feed, which are read whole. An array of articles may be longer: it is streamed."""

MAX_UNPACKED_BYTES = 16_000_000_000
"""All that comes out of one archive: some four million articles, or a web archive of 4 GB."""

MAX_RATIO = 200
"""Unpacked bytes for one packed byte, beyond ``RATIO_FREE_BYTES``. Text packs 3 to 6 times; a bomb 1,000."""

RATIO_FREE_BYTES = 10_000_000

MAX_ARCHIVE_DEPTH = 3
"""Archives within archives: a .jsonl.gz in a .zip is 2."""

MAX_ARCHIVE_MEMBERS = 200_000
"""Files in one zip: its directory is read whole."""

MAX_HTML_DEPTH = 400
"""Elements within elements. Pages written by people and their tools stay far below; what walks the tree of a
deeper one by recursion can fail."""

MAX_BROKEN_SHARE = 0.001
"""Bytes of a web page that may be no character of its encoding; they become U+FFFD."""

FETCH_SECONDS = 20.0
"""For one address, with all its redirects."""

FETCH_BYTES = 20_000_000
FETCH_REDIRECTS = 5
