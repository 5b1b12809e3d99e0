## A chat's digest. $since: a time of the day, with its day where that is another. $total, $others: numbers.

digest-title = Digest
digest-decisions = Decisions
digest-questions = Open questions
digest-message = A message
digest-also-by = also:
digest-and-more = and { $others } more
digest-basic = This is a basic group, so Telegram has no links to its messages.
digest-quiet = Nobody has written anything here since { $since }.
digest-nothing = Nothing here made a story: short remarks and greetings only.
button-last-day = Last 24 hours
button-last-week = Last 7 days

## What a digest is made of: its last line. $reasons: some of the words below.

digest-messages =
    { $total ->
        [one] { $total } message since { $since }
       *[other] { $total } messages since { $since }
    }
digest-textless = { $total } without text
digest-unreadable =
    { $total ->
        [one] { $total } link unreadable ({ $reasons })
       *[other] { $total } links unreadable ({ $reasons })
    }
digest-waiting =
    { $total ->
        [one] { $total } link not read yet
       *[other] { $total } links not read yet
    }
digest-paywall = paywall
digest-login = signing in needed
digest-no-page = page gone
digest-no-answer = site did not answer
digest-not-wanted = programs kept out
digest-no-article = no article there
digest-otherwise = other reasons

## Where there is no digest. $titles: names of groups.

digest-private = A digest is made of what a group or channel shares. Add me to one and send /digest on there; with /digest private there, its digests come to you here. To have one made here, send /digest on here, then forward posts to me or follow feeds with /follow.
digest-private-groups = The digests of these groups come to you here: { $titles }. Send /digest in a group for its newest one.
digest-since-what = I cannot tell since when: write --since 24h, 7d, or a date such as 2026-05-04.
