## A database with a key

database-sealed = Texts of the database are encrypted with a key that is not this one. Set NUTSHELL_DATABASE_KEY to the one they were written with.

## Asking back

digest-how = Say when: "/digest 10h", "/digest today", "/digest daily 18:30", "/digest weekdays 9:00 18:00", "/digest mon thu 8:00"; "/digest on" and "/digest off" begin and end it.
digest-to-what = Say where: "/digest to @channel", or "/digest here" in the topic it shall come to.
retention-how = Say how many days, from 1 to 90: "/retention 7".
redact-what = Reply with /redact to the message that I shall keep no longer.
import-what = Send the file with /import below it, or reply to it with /import: an OPML file, or the result.json of a Telegram Desktop export.
