## When digests are due

plans-too-many = More than { $limit } times of the day are too many. /digest manual drops all of them.
plans-added = Planned.
plans-here = A digest is made:
plans-none = Digests are made on demand only: /digest. For a time of the day say "/digest daily 18:30".
plans-daily = every day at { $times }
plans-weekdays = Monday to Friday at { $times }
plans-weekend = Saturday and Sunday at { $times }
plans-days = { $days } at { $times }
plans-next = The next one: { $day }, { $time }, time of { $zone }. Where nothing was said, none comes. /digest manual drops them all.
plans-dropped = { $total ->
    [0] Nothing was planned. Digests are made on demand: /digest.
   *[other] Dropped. From now on digests are made on demand only: /digest.
}

## Where they go

plans-at-channel = They go to a channel; /digest here brings them back.
plans-at-topic = They go to a topic of their own; /digest here, said elsewhere, moves them.
plans-readers = { $total ->
    [one] One member gets them in private, too.
   *[other] { $total } members get them in private, too.
}
plans-pinned = Each one is pinned in the place of the last.
plans-pin-refused = I may not pin messages: give me that right, then send /digest pin again.
plans-pin = Each scheduled digest is pinned from now on, in the place of the last one and without a sound. I need the right to pin messages for it.
plans-no-pin = Digests are pinned no longer.
plans-to-here = Scheduled digests come here.
plans-to-topic = Scheduled digests come to this topic.
plans-to-channel = Scheduled digests go to that channel from now on. /digest here brings them back.
plans-channel-unknown = I cannot see that channel. Write its name as @channel, and make me an administrator there.
plans-channel-none = That is no channel. Say "/digest to @channel".
plans-channel-who = I cannot see who you are. Say it as yourself, not as an anonymous admin or as a channel.
plans-channel-not-yours = Only an admin of that channel can send digests there.
plans-channel-closed = I may not post in that channel. Make me an administrator there who may post messages.
plans-place-refused = The place chosen for digests takes no messages from me any more, so they come here. To change it: "/digest to @channel", or /digest here in a topic.

## In private

plans-private = From now on you get each scheduled digest of this chat in private, as long as you are a member. If we have not talked before, press the button and then Start. /digest private off ends it.
plans-private-button = Open our private chat
plans-private-here = From now on I send you its scheduled digests here, as long as you are a member. /digest private off ends it.
plans-private-off = You get no digests in private any more.
plans-private-who = I cannot see who you are. Say it as yourself, not as an anonymous admin or as a channel.
plans-private-where = Say /digest private in the group whose digests you want.
plans-private-foot = From { $title }, because you asked for it. /digest private off ends it.
plans-private-foot-untitled = You asked for this in a group. /digest private off ends it.

## Time zones

zone-set = Times are those of { $zone } now.
zone-left = The times are those of UTC, because no zone was chosen. Choose one, or say a city: "/timezone Berlin".
zone-which = Times here are those of { $zone }. Choose another, or say a city: "/timezone Berlin".
zone-offset = { $zone } is no place: in many places clocks change in summer. Choose a place, or say a city: "/timezone Berlin".
zone-many = There are several of that name. Choose one:
zone-unknown = I know no place of that name. Say a large city of your zone, "/timezone Berlin", or choose one:
digest-off = I keep no messages here, so there is nothing to digest. An admin can begin with /digest on.
