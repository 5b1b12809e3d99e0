## Asked from other chats

inline-search = Your articles
inline-nothing = Nothing of yours tells of that. Read something here first
inline-private = Ask about it in private
inline-still-reading = Still reading: type a space to look again
guest-what = Mention me in reply to a link or a long text, or with a link: I summarise it. A question beside it I answer from it.
