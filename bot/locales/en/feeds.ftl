## Feeds

feeds-title =
    { $total ->
        [one] One feed is followed here
       *[other] { $total } feeds are followed here
    }
feeds-none = No feed is followed here. "/follow example.org" puts what a site publishes from now on into the digests.
feeds-how = "/unfollow 2" ends the second, "/feeds opml" gives the list as a file.
feeds-file =
    { $total ->
        [one] The feed followed here. Other readers take this file, and so do I: reply to it with /import.
       *[other] The { $total } feeds followed here. Other readers take this file, and so do I: reply to it with /import.
    }
feed-never-read = could not be read yet
feed-unread-since = not readable since { $day }
feed-dropped = I no longer follow “{ $title }”: it could not be read for a long time. When it is back, "/follow { $url }" begins again.
followed =
    { $total ->
        [0] I follow “{ $title }” now. What it publishes goes into the digests here; /feeds lists what is followed.
        [one] I follow “{ $title }” now, and took its last entry. What it publishes goes into the digests here; /feeds lists what is followed.
       *[other] I follow “{ $title }” now, and took its last { $total } entries. What it publishes goes into the digests here; /feeds lists what is followed.
    }
feeds-begun =
    { $days ->
        [one] From now on I also keep what you forward to me here, for one day: /digest tells all of it. "/digest off" ends that and erases it.
       *[other] From now on I also keep what you forward to me here, for { $days } days: /digest tells all of it. "/digest off" ends that and erases it.
    }
unfollowed = I no longer follow “{ $title }”. What it brought stays until its time is over.
unfollow-unknown =
    { $total ->
        [0] No feed is followed here.
        [one] I do not follow that here. There is one feed: "/unfollow 1" ends it.
       *[other] I do not follow that here. /feeds lists the { $total } there are: "/unfollow 2", or its address.
    }
follow-what = Say which: "/follow example.org" – the address of a feed (RSS, Atom, JSON Feed), or of a site that has one.
follow-no-feed = I find no feed at that address, and the page names none. Look for “RSS” or “feed” on the site, and send me that address.
follow-already = That feed is followed here already.
follow-too-many = { $limit } feeds are followed here, and more I do not take. "/feeds" lists them, "/unfollow 2" ends one.
follow-keeping-off = Nothing is kept here yet, so there is nowhere to put what a feed brings. An admin can turn that on with "/digest on"; then follow.

## Files taken in

opml-unreadable = That is no list of feeds I can read. Send an OPML file as other readers export it.
imported-feeds =
    { $total ->
        [0] No new feed in that file.
        [one] One more feed is followed here. I read it now; /feeds tells if it cannot be read.
       *[other] { $total } more feeds are followed here. I read them one after another now; /feeds tells which cannot be read.
    }
imported-known =
    { $known ->
        [one] One was followed already.
       *[other] { $known } were followed already.
    }
imported-left =
    { $left ->
        [one] One was left out: { $limit } feeds are the most here.
       *[other] { $left } were left out: { $limit } feeds are the most here.
    }
imported-messages =
    { $messages ->
        [0] Nothing new in that export: I keep { $days ->
            [one] one day
           *[other] { $days } days
        } of this chat, and of those I took what was written before I began to keep it.
        [one] I took one message from that export. It is kept as long as all others here.
       *[other] I took { $messages } messages from that export. They are kept as long as all others here.
    }
import-keeping-off = Nothing is kept here yet, so I took nothing from that file. An admin can turn that on with "/digest on"; then import.
import-other-chat = That is the export of another chat, so I took nothing from it. Send it in the chat it was exported from.
export-many = That is the export of a whole account, so I took nothing from it. In Telegram Desktop, open this chat, choose “Export chat history” and JSON, and send me that.

## Files in the terminal

file-saved = Saved as { $path }
path-unwritable = I cannot write { $path } here. Change to a folder that I may write to.
