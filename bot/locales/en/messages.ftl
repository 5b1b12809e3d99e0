## Pages

welcome =
    I tell an article in its own words.

    Send me a link, a long text, a forwarded post or a file (PDF, Word, e-book, web page or text): I choose its best sentences. Then ask me about it, and I quote the sentence that says so, or tell you that the article does not say.

    Every word I show is the source's. /help lists what I can do; /sample reads an article to try me on.
help =
    Send a link, a long text, a forwarded post or a file (PDF, Word, OpenDocument, EPUB, RTF, HTML or text) and I summarise it. Send a short question and I look it up in the article we are talking about. Reply to any message to ask about that one.

    /summary – summarise the link, text or message you reply to, as long as you like and about what you like: "/summary short", "/summary 5", "/summary 20%", "/summary one line", "/summary the harbour"
    /ask – ask about the article: /ask how many people live there
    /facts – its names, places, dates, numbers and quotations; /facts 3 shows the sentence of the third
    /chapters – the chapters of a long text; /chapters 3 summarises the third
    /sample – read the sample article
    /language – choose the language I speak
    /forget – erase everything I keep of this chat
    /privacy – what I keep, and for how long
    /status – what I have here and what I can see

    In a group I speak only when addressed: by a command, a mention, or a reply to me.

    Where a group or channel agrees to have its messages kept:
    /digest – the stories since the last one, or "/digest 10h", "/digest today"; "/digest daily 18:30" plans it, "/digest on" and "/digest off" begin and end it
    /follow – put a feed into the digests; /feeds lists them
    /timezone, /retention – whose clock, how many days
    /redact – in reply: keep that message no longer
    /optout – never keep what I write; "/forget me" erases what I wrote; /export hands it to me
## Asking back

empty = Send me a link, a text or a file to read, or a question about the article we are talking about.
no-article = We are not talking about an article yet. Send me a link, a long text or a file, or reply to one.
not-an-article = I know of no article in that message. Reply to a link or a long text, or send one.
ask-what = Ask something: /ask how many people live there
question-empty = There is no question in that. Ask something: "How many people live there?"
summary-of-what = I found nothing to read in that. Give a link or a longer text, or reply to a message with /summary.
summary-of-nothing = A summary has at least one sentence.
length-twice = Give the length once: either --sentences or --length.
length-unclear = --length “{ $said }” is no length. Say line, short, medium or long, so many sentences (5) or words (50 words), or a share of up to 100% (20%).
unknown-command = I do not know that command. /help lists those I know.
unknown-button = That button is from another time; I no longer have its article. Share it again and I will read it.
only-admins = Only this group's admins can change that.
sticker-or-media = I read text, links, and files with text in them: PDF, Word, e-books and the like. Send me one of those.
too-many = That is more at once than I can keep: wait for my answers, then send the rest again.
went-wrong = Something went wrong on my side. Try again; if it stays, send the text itself.
busy = A minute, please: I am busy with many texts at once. Send it again then.
took-too-long = That took me too long, so I stopped. Send the part you need as a text, and I will read it.
too-heavy = That is too much for me at once. Send the part you need as a text, and I will read it.

## Summaries

already-short = A summary would save nothing here, so this is all of it:
short-enough = A summary would save nothing here: your message is as short as it gets. Ask me about it.
reduction =
    { $chosen } of { $total ->
        [one] { $total } sentence
       *[other] { $total } sentences
    }
saved-minutes =
    { $minutes ->
        [one] { $minutes } minute saved
       *[other] { $minutes } minutes saved
    }
saved-hours =
    { $hours ->
        [one] { $hours } hour saved
       *[other] { $hours } hours saved
    }
quoted-from-source = quoted from the source
kind-live = a live report, as of now
kind-gallery = a picture gallery
unknown-algorithm = There is no algorithm named { $name }. There are: { $known }
no-more-sentences = That is more than there is: this is all of it.
others-repeat = That is more than there is to tell: the other sentences repeat these, or would not be understood by themselves.
all-there-is = It gets no longer: this is all of the article.
as-long-as-it-gets = It gets no longer by steps; "/summary 20" or "/summary 50%" tells more.
as-short-as-it-gets = It gets no shorter than this.
more-words =
    A summary has at least one sentence, and this one has { $counted ->
        [one] { $counted } word.
       *[other] { $counted } words.
    }
no-more-about = No other sentence is about that.
focus-about = About “{ $words }”:
focus-unmentioned = The article does not mention “{ $words }”. It is mostly about: { $names }. A summary can be about any of these.
focus-of-chapters = A chapter is told as a whole: leave out either --focus or --sections.
focus-nowhere = The article does not mention “{ $words }”. Ask for a summary about something else, or without it.
focus-unanswered = Nothing in the article answers “{ $words }”. Ask for a summary about something else, or without it.
length-line = one sentence long
length-short = short
length-medium = as long as fits the article
length-long = long
length-sentences =
    { $sentences ->
        [one] { $sentences } sentence long
       *[other] { $sentences } sentences long
    }
length-words =
    at most { $counted ->
        [one] { $counted } word long
       *[other] { $counted } words long
    }
length-percent = { $percent }% of the article's sentences
length-kept = From now on summaries here are { $length }; "/summary medium" goes back to a fitting length.
length-back = From now on summaries here are as long as fits the article.
button-line = One line
button-short = Short
button-medium = Medium
button-long = Long
button-in-general = In general
chapters-title = The chapters
no-chapters = This article is not so long that it has chapters; /summary tells all of it.
no-sections = I found no chapters here that could be told one by one.
no-such-chapter = There is no chapter of that number: there are { $total }. /chapters lists them.
button-chapters = Chapters: { $total }
part-without-title = Part { $number }
button-facts = Facts

## Answers

does-not-say = The article does not say.
nearest = The nearest sentence, not an answer:
not-found = Not in the article: { $words }
metadata-published = The page says it was published on { $value }.
metadata-author = The page names as its author: { $value }
metadata-unknown = The page does not say that of itself.
ask-otherwise = Try asking in other words.
button-before = ← Before
button-after = After →

## Facts

no-facts = I found no names, dates or numbers in this article.
facts-title = What the article states
facts-who = Who
facts-where = Where
facts-when = When
facts-how-many = How many
facts-said = Said
facts-more = and { $others } more
no-such-fact = There is no fact of that number: the list has { $total }. /facts shows it.
button-more = More →

## Language and status

language-choose = Which language shall I speak? The article's own language does not matter.
language-set = I speak { $language } here from now on.
language-unknown = I do not speak that one. Choose from: { $languages }
status-article = We are talking about: { $title }
status-no-article = We are not talking about an article yet.
status-kept =
    { $articles ->
        [one] I keep one article for this chat.
       *[other] I keep { $articles } articles for this chat.
    }
status-language = I speak { $language }.
status-length = Summaries here are { $length }.
status-sees-all = I can see every message here; I read only those addressed to me.
status-sees-addressed = I can see only messages addressed to me here: commands, mentions and replies. To show me more, make me an admin, or turn my privacy mode off in @BotFather (/setprivacy) and add me again.

## Terminal and command line

terminal-welcome =
    Nutshell tells an article in its own words.

    Paste a link, a path or a text, then ask about it. Press Enter to read the sample article; /help lists commands, Ctrl-D leaves.
path-missing = There is no file at { $path }.
path-unreadable = The file at { $path } cannot be read.
path-too-large = What is at { $path } is larger than the { $limit } MB I read.
token-missing = The bot needs a token: get one from @BotFather in Telegram (/newbot) and set NUTSHELL_TELEGRAM_TOKEN to it. To try Nutshell without one: nutshell chat
token-refused = Telegram does not accept this token. Check NUTSHELL_TELEGRAM_TOKEN.
telegram-unreachable = Telegram cannot be reached. Check the network and NUTSHELL_TELEGRAM_BASE_URL.
webhook-needs-secret = A webhook needs a secret: set NUTSHELL_WEBHOOK_SECRET to a word of letters, digits, "_" and "-".
export-unreadable = That is no Telegram export I can read: a result.json with messages.
digest-empty = Nothing to tell: no item has enough words.
digest-more =
    { $omitted ->
        [one] { $omitted } more story
       *[other] { $omitted } more stories
    }
digest-also =
    { $others ->
        [one] also: { $others } more
       *[other] also: { $others } more
    }
database-failed = The database cannot be used. Check NUTSHELL_DATABASE_URL, and that its folder can be written.
settings-wrong = The settings cannot be used: { $reason }

## Backups

backup-done = The backup is whole: { $path }, { NUMBER($size) } kB.
backup-exists = There is already something at { $path }. Name a file that is not there yet.
backup-unwritable = No backup can be written to { $path }: { $reason }
backup-of-nothing = There is no database to back up yet. It is made when the bot first runs.
backup-needs-pg-dump = A backup of PostgreSQL needs pg_dump. Install PostgreSQL's client programs (Debian: postgresql-client).
backup-failed = The backup could not be made: { $reason }

## Running

database-in-use = Another Nutshell already uses this database file. Stop it first, or give this one a database of its own (NUTSHELL_DATABASE_URL).
listen-failed = I cannot listen on { $address }: it is taken, or none of this machine's addresses. Check the setting that names it.

## Descriptions of commands, shown by Telegram

command-summary = Summarise a link, a text or the message replied to
command-ask = Ask about the article
command-facts = Names, places, dates, numbers, quotations
command-chapters = Chapters of a long text, each with its summary
command-sample = Read the sample article
command-digest = The day's stories, or when they are told
command-follow = Put a feed into the digests
command-feeds = The feeds followed here
command-forget = Erase everything kept of this chat
command-export = What is kept of me, as a file
command-language = Choose the language
command-privacy = What is kept, and for how long
command-status = What I have and can see here
command-help = What I can do
command-optout = Never keep what I write
command-timezone = The time zone of this chat
command-retention = How many days messages are kept
command-redact = Keep the message replied to no longer

## The bot's profile, shown by Telegram

profile-about = Summaries and answers in an article's own words: every sentence is quoted from its source.
profile-description =
    Send me a link, a long text or a file: I choose its best sentences, answer your questions by quoting the sentence that says so, and tell you honestly when the article does not say.

    Every word is the source's; nothing is made up. In groups I make the day's digest, if its admins agree. /privacy tells what I keep.
