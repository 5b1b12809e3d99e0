"""A link in, a page out: the only outbound HTTP of the bot's own.

A shared link is a stranger's instruction to connect somewhere, so every hop is checked before it is made: the
name is resolved once, every address it has must be public, and the connection goes to one of those very
addresses. Time and size are limited in total. What fails is told by one key each:

==================  ==================================================================================
fetch-bad-url       not a web address: no host, a host written as one number or in octal or hexadecimal
fetch-scheme        neither http nor https
fetch-port          a port other than 80, 443, 8080 and 8443
fetch-credentials   the link carries a user name or a password
fetch-private       the host is not on the public internet: private, loopback, reserved, metadata …
fetch-name          the name has no address
fetch-refused       no connection could be made
fetch-tls           no secure connection could be made: certificate or protocol
fetch-timeout       the page was not there in time, counted from the first name looked up
fetch-headers       more before the page than any page needs
fetch-too-large     more bytes than allowed, as sent or once unpacked
fetch-redirects     too many redirects, or a circle of them
fetch-not-found     404
fetch-gone          410, 451
fetch-forbidden     401, 403
fetch-busy          429, 503
fetch-server-error  any other 5xx
fetch-status        any other answer that is not a page
fetch-type          not text: a picture, a recording, an archive …
fetch-document      a PDF, an office file, a book
fetch-empty         a page with nothing in it
fetch-robots        its site asks programs not to read it by themselves (:mod:`bot.fetch.robots`)
fetch-broken        cut short, badly packed, or not HTTP
==================  ==================================================================================

Values that come with a key: ``host`` (all but fetch-bad-url, fetch-scheme and fetch-credentials), ``limit``
(seconds with fetch-timeout, megabytes with fetch-too-large), ``status`` (the code, with fetch-server-error
and fetch-status). No message holds more of a link than its host.
"""

from __future__ import annotations

from bot.fetch.addresses import Address, Network
from bot.fetch.cache import Cache
from bot.fetch.fetcher import Fetcher
from bot.fetch.model import Fetch, FetchError, Page, Poll, Resolve
from bot.fetch.robots import Robots

__all__ = ["Address", "Cache", "Fetch", "FetchError", "Fetcher", "Network", "Page", "Poll", "Resolve", "Robots"]
