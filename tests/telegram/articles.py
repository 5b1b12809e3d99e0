"""Articles to talk about: invented, so that no answer is known from elsewhere."""

FERRY_TITLE = "Storm damages the Lindholm ferry"
FERRY = """The ferry Marta Lindholm struck a breakwater in the harbour of Sundby during the storm on Friday.

The ship carried 212 passengers and 34 cars when the wind pushed it against the stones.

Captain Ingrid Dahlberg brought it back to the quay with a tug called Björn.

Nobody was seriously injured, but eleven people were treated for bruises in the hospital of Sundby.

The shipping company Norrlinjen said the repair would cost 4.5 million crowns.

Divers found a hole of two metres below the waterline on Saturday morning.

The harbour master, Oskar Nyman, closed the northern entrance until further notice.

Fishermen complained that their boats could not leave the harbour for three days.

The ferry was built in 1998 in Gdynia and modernised in 2016.

A second ship, the Elin, will serve the route to Västerö until the end of November.

Travellers with a ticket for the Marta may use it on the Elin without paying more.

The county pays for the line, and its council will discuss a new breakwater in January."""

MARKET_TITLE = "Market hall of Tallby reopens"
MARKET = """The old market hall of Tallby reopened on Monday after a restoration of seven years.

The architect Helena Brandt kept the iron roof from 1889 and replaced every pane of glass.

Sixty-two traders have rented a stall, among them nine bakers and a maker of violins.

The restoration cost 18 million crowns, three million more than the town had planned.

Mayor Per Lundin cut the ribbon and bought the first loaf of bread.

The hall is open from six in the morning until eight in the evening, except on Sundays.

Trams of line 4 stop in front of the main entrance every ten minutes.

An exhibition in the cellar shows how the hall was used as a shelter during the war.

Traders pay a rent of 300 crowns a month for each square metre.

The town expects a million visitors in the first year.

A café under the roof will follow in spring."""

TRAM = """В городе Зареченске в понедельник открылась новая трамвайная линия длиной девять километров.

Первый вагон вела водитель Анна Соколова, которая работает в депо двадцать лет.

Строительство линии заняло четыре года и обошлось в шесть миллиардов рублей.

На линии двенадцать остановок, три из них подземные.

Мэр города Игорь Лапин пообещал, что проезд в первую неделю будет бесплатным.

Трамваи будут ходить каждые семь минут с пяти утра до полуночи.

Жители окраин ждали эту линию больше десяти лет.

Старый автобусный маршрут номер 17 отменят в июне.

Вагоны построил завод в соседней области, всего их двадцать четыре.

В следующем году линию обещают продлить до вокзала."""

TOWNS = "Oslo Bergen Narvik Hamar Molde Harstad Alta Lillehammer".split()
ENDINGS = [one + other for one in "aeiouy" for other in "bcdfghjklmnpqrstvwxz"]
LETTERS = "\n\n".join(f"In {town} lived {', '.join(town + ending for ending in ENDINGS)}." for town in TOWNS)
"""Eight sentences of which four fill a message."""

CHAPTERS = 11
BOOK = "# The book of harbours\n\n" + "\n\n".join(
    f"## The year {1900 + number}\n\n{(FERRY, MARKET)[number % 2]}" for number in range(1, CHAPTERS + 1)
)
"""A book as a Markdown file: chapters with titles, a few pages long."""
