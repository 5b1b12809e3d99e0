# Why something could not be read, and what to do instead.

read-empty = That is empty. Send a text, a link or a file with words in it.
read-no-words = I see no words in that. Send a text, a link or a file with words in it.
read-binary = That is no text. Send a PDF, Word, e-book, HTML or text file, a link, or paste the text here.
read-document = I cannot read this kind of document. I read PDF, Word (.docx), OpenDocument, EPUB, RTF, HTML and text; or copy its text and paste it here.
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
file-too-large-unsized = That file is larger than the { $limit } MB I read. Send a part of it, or paste the text.
file-unavailable = Telegram does not hand me that file right now. Send it again, or paste the text.
