# Why a page could not be fetched. $host: the site's name. $limit: seconds or megabytes. $status: the answer's code.

fetch-bad-url = That link does not lead to a web address I can read. Check it, or paste the text here and I will read it.
fetch-scheme = I open only links that begin with http:// or https://. Paste the text here and I will read it.
fetch-port = The link to { $host } uses an unusual port, and I open only the usual ones. Paste the text here and I will read it.
fetch-credentials = The link carries a user name or a password, so I did not open it. Send it without them, or paste the text here and I will read it.
fetch-private = { $host } is not on the public internet, so I do not open it. Paste the text here and I will read it.
fetch-name = I found no site called { $host }. Check the link, or paste the text here and I will read it.
fetch-refused = I could not connect to { $host }. Try again later, or paste the text here and I will read it.
fetch-tls = I could not make a secure connection to { $host }, so I did not read the page. Paste the text here and I will read it.
fetch-timeout = { $host } did not deliver the page in the { $limit } seconds I wait. Try again later, or paste the text here and I will read it.
fetch-headers = { $host } sent so much ahead of the page itself that I stopped. Try again later, or paste the text here and I will read it.
fetch-too-large = The page at { $host } is larger than the { $limit } MB I take. Paste the part you need here and I will read it.
fetch-redirects = { $host } keeps sending me to another address and never to a page. Paste the text here and I will read it.
fetch-not-found = { $host } says there is no such page. Check the link, or paste the text here and I will read it.
fetch-gone = { $host } says this page is no longer available. Paste the text here, if you have it, and I will read it.
fetch-forbidden = { $host } does not let me read this page; it may need signing in. Paste the text here and I will read it.
fetch-busy = { $host } is not answering requests like mine right now. Try again later, or paste the text here and I will read it.
fetch-server-error = Something failed at { $host } itself (code { $status }). Try again later, or paste the text here and I will read it.
fetch-status = { $host } answered with code { $status } instead of a page. Paste the text here and I will read it.
fetch-type = The link to { $host } leads to something other than text. If there is an article that goes with it, paste the text here and I will read it.
fetch-document = The link to { $host } leads to a kind of document I do not read. Send it as PDF, DOCX, ODT, EPUB or RTF, or paste the text here and I will read it.
fetch-empty = { $host } sent a page with nothing in it. Paste the text here and I will read it.
fetch-robots = { $host } asks programs not to read that by themselves. Open it, and paste the text here.
fetch-broken = The answer from { $host } came damaged or cut short. Try again later, or paste the text here and I will read it.
