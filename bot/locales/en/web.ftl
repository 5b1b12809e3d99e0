# The try-out page, and what the command line says of it.

web-address = Try it in the browser: { $address }
web-ends = Ctrl-C ends it; nothing of it is kept.

## The scene

web-group-title = Reading circle
web-channel-title = Harbour post

## The page

web-title = Nutshell, to try out
web-chats = Chats
web-private = private chat
web-group = group
web-channel = channel
web-speaker = You speak as
web-you = (you)
web-conversation = Conversation
web-message = Message
web-write = Write a message
web-send = Send
web-attach = Send a file
web-drop = Drop the file to send it
web-start = Start
web-what = What can this bot do?
web-card = It tells an article in its own words: send it a link, a long text or a file, then ask about it. Every word it shows is the source's.
web-local = This is the bot itself, in a Telegram that exists on this machine alone. Nothing leaves it but requests for pages whose links you send.
web-samples = Something to read
web-ask = Ask
web-commands = Commands
web-clock = The time here
web-hour = One hour later
web-evening = On to 18:30
web-reply = Reply
web-quote = Quote what is selected
web-edit = Edit
web-delete = Delete
web-forward = Forward
web-forward-to = Forward to
web-react = React
web-more = More
web-cancel = Cancel
web-replying = Reply to
web-quoting = Quote from
web-editing = Edit the message
web-typing = is typing …
web-edited = edited
web-forwarded = Forwarded from
web-via = via
web-pinned = Pinned message
web-pinned-it = pinned a message
web-joined = joined
web-added = added
web-left = left
web-topic = opened a topic
web-other = a message of a kind this page does not show
web-expand = Show more
web-collapse = Show less
web-download = Download
web-lost = The connection to Nutshell is gone. Start it again and open the new address.
web-refused = That cannot be done here.
web-slow = The bot has not answered yet.
web-gone = That message is not here.

## Why a reply says what it says

web-why = Why?
web-why-title = Where it comes from
web-why-close = Close
web-why-hint = Press “Why?” under a reply of the bot: you see its source with the sentences it shows marked in place, and what each was worth.
web-why-nothing = This reply quotes nothing: it is Nutshell's own words.
web-why-summary = The marked sentences are the summary, word for word. The bar beside a sentence tells what it is worth to a summary.
web-why-answer = The marked sentence answers. The bar beside a sentence tells how many of the question's words it has.
web-why-refusal = Nothing answers the question well enough; the marked sentence is the nearest. The bar beside a sentence tells how many of the question's words it has.
web-why-value = The page says this of itself, outside of its text.
web-why-facts = These are the names, days and numbers of the article, each from a sentence of it.
web-why-digest = Each story is told by a sentence of one of its messages.
web-why-question = Question
web-why-confidence = Confidence
web-why-matched = words of the question it has
web-why-missing = Words of the question that stand nowhere in the text
web-why-exact = the answer
web-why-chosen = shown
web-why-algorithm = Algorithm
web-why-notes = What words of it mean
web-why-mentions = What the text mentions
web-why-more = The text goes on; this is its beginning.
web-why-items = Told by
web-why-worth = worth
