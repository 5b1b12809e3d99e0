# Why something could not be read, and what to do instead.

read-empty = That is empty. Send a text, a link or a file with words in it.
read-no-words = I see no words in that. Send a text, a link or a file with words in it.
read-binary = That is no text. Send a .txt or .html file, a link, or paste the text here.
read-document = I cannot read this kind of document yet. Copy its text and paste it here.
read-too-long = That has { NUMBER($characters) } characters; I read up to { NUMBER($limit) }. Send a part of it.
read-no-article = I find no article on that page. If you see one, copy its text and paste it here.
read-index-page = That page lists articles rather than telling one. Send me the link of one of them.
read-bot-wall = That site wants proof that I am a person, which I am not. Open the page, copy its text and paste it here.
read-page-missing = That address shows only a notice that the page is not there. Check the link, or paste the text here and I will read it.
read-cookie-wall = That page shows only its question about cookies. Open it, answer as you like, and paste the text here.
read-paywall = That page shows no more than a beginning; the rest is for subscribers. If you can read it, paste the text here.
read-login = That page asks for signing in before it shows anything. If you can read it, paste the text here.
read-needs-scripts = That page shows its text only after scripts run, which I do not do. Paste the text here and I will read it.
read-media = That page holds a video, a recording or pictures, and hardly any text. If there is an article that goes with it, paste its text here.
read-too-short = That page holds only a few words, too few to say in fewer. Send the link of a longer article, or ask me about a text.
read-no-sentences = I find no sentences in that, only a list of words or signs. Send running text.
file-too-large = That file has { $size } MB; I read up to { $limit } MB. Send a part of it, or paste the text.
file-too-big = Telegram hands me files of up to { $limit } MB, and that one is larger. Send a part of it, or paste the text.
read-feed = That is a feed, a list of articles rather than one. Send the link of one of them.
read-no-feed = That is no feed I can read. Send the address of an RSS, Atom or JSON feed.
read-feed-too-large = That feed is too large for me. Send the link of one of its articles.
