## The card that asks whether messages may be kept

offer-group =
    I can show this group's day on one screen: its stories, each one tap from its message.

    For that I would keep the messages written from now on, and the articles behind their links, { $days ->
        [one] for a day
       *[other] for { $days } days
    }. Nothing from before, and nothing until an admin agrees. "/digest off" erases all of it at once.
offer-channel =
    I can show this channel's day on one screen: its stories, each one tap from its post.

    For that I would keep the posts published from now on, and the articles behind their links, { $days ->
        [one] for a day
       *[other] for { $days } days
    }. Nothing from before, and nothing until an admin agrees. "/digest off" erases all of it at once.
offer-elsewhere =
    I can show the day of “{ $title }” on one screen: its stories, each one tap from its post. I may not post there, so I ask you.

    For that I would keep the posts published from now on, and the articles behind their links, { $days ->
        [one] for a day
       *[other] for { $days } days
    }. Nothing from before, and nothing until an admin of the channel agrees. "/digest off" there erases all of it at once.
offer-private =
    I can show the posts you forward to me on one screen: their stories, each told once.

    For that I would keep what you forward from now on, and the articles behind its links, { $days ->
        [one] for a day
       *[other] for { $days } days
    }. "/digest off" erases all of it at once.
offer-deaf = I cannot see ordinary messages here yet: make me an admin.
offer-button = Keep messages from now on
offer-gone = I am not there any more, or may not ask who its admins are. Add me again, and I will ask again.

## Messages are kept

kept-group =
    From now on I keep what is written here, and the articles behind the links, { $days ->
        [one] for a day
       *[other] for { $days } days
    }.
kept-channel =
    From now on I keep the posts of “{ $title }”, and the articles behind their links, { $days ->
        [one] for a day
       *[other] for { $days } days
    }.
kept-private =
    From now on I keep the posts you forward to me, and the articles behind their links, { $days ->
        [one] for a day
       *[other] for { $days } days
    }.
kept-since =
    I have kept the messages since { $day }, each of them { $days ->
        [one] for a day
       *[other] for { $days } days
    }.
kept-how = /digest shows the stories, "/retention 14" changes how long I keep them, and "/digest off" erases everything at once.
kept-how-group = /digest shows the stories, "/retention 14" changes how long I keep messages, /redact in reply removes one, and "/digest off" erases everything at once. If you want nothing kept of what you write, say /optout.
keeping-is-off = I keep no messages here. An admin can begin it with "/digest on".
keeping-stopped =
    I keep nothing here from now on. { $messages ->
        [0] There was nothing to erase.
        [one] The one message I had is erased.
       *[other] All { $messages } messages I had are erased.
    }
retention-set =
    From now on I keep messages here { $days ->
        [one] for a day.
       *[other] for { $days } days.
    }

## One message, one person

redacted = That message is erased from what I keep. In Telegram it stays until somebody deletes it.
redact-nothing = I do not keep that message.
redact-whose = Only its writer and this group's admins can have that message erased.
opted-out =
    I keep nothing you write from now on, in any chat. { $messages ->
        [0] There was nothing to erase.
        [one] The one message I had is erased.
       *[other] All { $messages } messages I had are erased.
    } /optin undoes it.
opted-in = From now on I may keep what you write in groups that have their messages kept. /optout undoes it.
optout-who = I do not know whose messages those would be: say it in your own name, not as a group or a channel.

## What the bot sees and may do in a group

status-sees-and-keeps = I can see every message here.
status-topics = This group has topics; I tell them apart.
status-no-admin = I am no admin here, so I do not hear of reactions.
status-no-posts = I may not post here: an admin can allow it.
status-pins = I may pin messages.
status-no-pins = I may not pin messages: if digests shall be pinned, give me that right.
status-memory-on =
    I have kept the messages here since { $day }: { $messages ->
        [one] one so far
       *[other] { $messages } so far
    }, each of them { $days ->
        [one] for a day
       *[other] for { $days } days
    }. "/digest off" ends it and erases them.
status-memory-off = I keep no messages here. An admin can begin it with "/digest on".
