# Why something could not be read, and what to do instead.

read-empty = That is empty. Send a text, a link or a file with words in it.
read-no-words = I see no words in that. Send a text, a link or a file with words in it.
read-binary = That is no text. Send a PDF, Word, e-book, HTML or text file, a link, or paste the text here.
read-document = I cannot read this kind of document. I read PDF, Word (.docx), OpenDocument, EPUB, RTF, HTML and text; or copy its text and paste it here.
read-too-long = That has { NUMBER($characters) } characters; I read up to { NUMBER($limit) }. Send a part of it.
read-no-article = I find no article on that page. If you see one, copy its text and paste it here.
read-no-sentences = I find no sentences in that, only a list of words or signs. Send running text.
file-too-large = That file has { $size } MB; I read up to { $limit } MB. Send a part of it, or paste the text.
file-too-large-unsized = That file is larger than the { $limit } MB I read. Send a part of it, or paste the text.
file-unavailable = Telegram does not hand me that file right now. Send it again, or paste the text.
