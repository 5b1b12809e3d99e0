## Questions to a memory

memory-off = I keep nothing of this chat, so there is nothing to ask. An admin can change that: /digest on
memory-empty = I have no messages of that time yet. Ask without a time for all that I keep: /ask who has the key
memory-does-not-say = Nothing shared here says that.
memory-nearest = The nearest message, not an answer:
memory-searched =
    { $messages ->
        [one] I looked through one message. Try other words.
       *[other] I looked through { NUMBER($messages) } messages. Try other words.
    }
memory-signed = by { $who }, { $when }
memory-shared = shared by { $who }, { $when }
memory-shared-by-nobody = shared { $when }

## What is kept

privacy-articles = I keep the articles read in this chat, which message brought which, the last question, what the last summary was about, and the language and length chosen: on the machine I run on, nowhere else.
privacy-group-off = Of what members write here I keep nothing: I read only what is addressed to me. An admin can have me keep it for digests: /digest on
privacy-group-on =
    An admin agreed that I keep this group's messages, with their writers' names, and the articles behind their links. { $days ->
        [one] After one day
       *[other] After { $days } days
    } they are erased by themselves. Who can see them: members of this group, in digests and answers, and wherever its admins send digests. I follow edits; of deletions Telegram tells me nothing, so use /redact.
privacy-channel-off = Of this channel's posts I keep nothing. An admin can have me keep them for digests: /digest on
privacy-channel-on =
    An admin agreed that I keep this channel's posts and the articles behind their links. { $days ->
        [one] After one day
       *[other] After { $days } days
    } they are erased by themselves. They are shown here, in digests and answers, and wherever its admins send digests. I follow edits; of deletions Telegram tells me nothing, so use /redact.
privacy-private = Only you see what this chat has. In groups I keep members' messages only where an admin agreed to it, for some days; what I have of yours you can take or erase from here.
privacy-never = Never: anyone's text in my logs, anything sent to another service, anything kept to learn from. I fetch only the pages and feeds that are shared with me.
privacy-out = You opted out: nothing you write is kept in any group. /optin changes that.
privacy-private-commands =
    /export – all I keep of you as a file, also from groups
    /forget – erases this chat
    /forget everywhere – erases also what you wrote in groups, and ends your subscriptions
    /optout – nothing you write is kept in any group, from now on
privacy-group-commands =
    /optout – nothing you write is kept in any group, and what is kept is erased
    /forget me – erases what you wrote here
    /export – in private: all I keep of you as a file
    For admins: /digest off – ends keeping and erases all messages; /retention 3 – keeps them three days; /redact – in reply: erases one message; /forget – erases everything of this group
privacy-quiet-commands =
    /forget me – erases what is kept of what you wrote here
    /export – in private: all I keep of you as a file
    For admins: /forget – erases everything of this chat
privacy-channel-commands =
    /digest off – ends keeping and erases all posts; /retention 3 – keeps them three days; /redact – in reply: erases one post
    /forget – erases everything of this channel

## Erased

forgotten =
    { $articles ->
        [0] I kept nothing of this chat.
        [one] Erased: one article and everything else I kept of this chat.
       *[other] Erased: { $articles } articles and everything else I kept of this chat.
    }
forgotten-but =
    { $articles ->
        [0] Erased: everything I kept of this chat.
        [one] Erased: one article and everything else I kept of this chat.
       *[other] Erased: { $articles } articles and everything else I kept of this chat.
    } In groups I still keep messages of yours, or send you their digests: /forget everywhere ends that, too.
forgotten-here =
    { $messages ->
        [0] I kept nothing that you wrote here.
        [one] Erased: the one message of yours that I kept here.
       *[other] Erased: { NUMBER($messages) } messages of yours that I kept here.
    } /optout keeps me from keeping the next ones.
forgotten-everywhere =
    { $messages ->
        [0] Erased: our private chat. I kept nothing that you wrote in groups.
        [one] Erased: our private chat, and one message of yours in a group.
       *[other] Erased: our private chat, and { NUMBER($messages) } messages of yours in groups.
    } You get no group's digests any more. /optout keeps me from keeping what you write next.
forget-nobody = You write here as the group or a channel, not as yourself, so nothing is yours alone. An admin's /forget erases everything of this chat.
forget-not-yours = Only admins can erase everything of this group. /forget me erases what you wrote here.

## Handed out

export-in-private = What I keep of you is for your eyes: send me /export in our private chat.
export-done =
    All I keep of you: { $messages ->
        [one] one message
       *[other] { NUMBER($messages) } messages
    } from groups, { $articles ->
        [one] one article
       *[other] { $articles } articles
    } of this chat, and what you chose. /forget everywhere erases it.
