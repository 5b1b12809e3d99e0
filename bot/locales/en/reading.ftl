# Why something could not be read, and what to do instead.

read-empty = That is empty. Send a text, a link or a file with words in it.
read-no-words = I see no words in that. Send a text, a link or a file with words in it.
read-binary = That is no text. Send a link, a PDF, DOCX, ODT, EPUB, RTF, text or HTML file, or paste the text here.
read-document = I do not read this kind of document. Save it as PDF, DOCX, ODT, EPUB, RTF or plain text, or paste the text here.
read-archive = That is an archive, and I do not open those. Send the documents in it one by one.
read-damaged = That file is damaged or cut short, so I cannot read it. Send it again, or paste the text here.
read-locked = That document is locked with a password. Save it without one and send it again, or paste the text here.
read-pdf-locked = That PDF is locked with a password. Save it without one and send it again, or paste the text here.
read-pdf-scanned = That PDF holds only pictures of its pages, no text. Have a program recognise the text (OCR) and send that, or paste it here.
read-pdf-unspelt = That PDF shows letters but does not say which they are. Copy the text from where you see it and paste it here, or send it as DOCX.
read-pdf-pages = That PDF has more than { NUMBER($limit) } pages, the most I read. Send the pages that matter to you.
read-document-long = That document has more than { NUMBER($limit) } characters, the most I read. Send the part that matters to you.
read-document-empty = I find no text in that document. If you see some, copy it and paste it here.
read-mail-empty = I find no text in that message, only attachments. Send those as files, or paste the text here.
read-bound = That book is protected so that only its own reader opens it. Send one without such a lock, or paste the text here.
read-overfull = Unpacked, that file is far larger than a document should be, so I did not read on. Save it anew, or paste the text here.
read-too-long = That has { NUMBER($characters) } characters; I read up to { NUMBER($limit) }. Send a part of it.
read-no-article = I find no article on that page. If you see one, copy its text and paste it here.
read-no-sentences = I find no sentences in that, only a list of words or signs. Send running text.
file-too-large = That file has { $size } MB; I read up to { $limit } MB. Send a part of it, or paste the text.
