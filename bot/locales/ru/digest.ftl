## A chat's digest. $since: a time of the day, with its day where that is another. $total, $others: numbers.

digest-title = Дайджест
digest-decisions = Решения
digest-questions = Вопросы без ответа
digest-message = Сообщение
digest-also-by = об этом же:
digest-and-more = и ещё { $others }
digest-basic = Это обычная группа: ссылок на её сообщения в Telegram нет.
digest-quiet = С { $since } здесь никто ничего не писал.
digest-nothing = Историй не набралось: только короткие реплики и приветствия.
button-last-day = За сутки
button-last-week = За неделю

## What a digest is made of: its last line. $reasons: some of the words below.

digest-messages =
    { $total ->
        [one] { $total } сообщение с { $since }
        [few] { $total } сообщения с { $since }
       *[many] { $total } сообщений с { $since }
    }
digest-textless = { $total } без текста
digest-unreadable =
    { $total ->
        [one] { $total } ссылка не прочитана ({ $reasons })
        [few] { $total } ссылки не прочитаны ({ $reasons })
       *[many] { $total } ссылок не прочитано ({ $reasons })
    }
digest-waiting =
    { $total ->
        [one] { $total } ссылка ещё не прочитана
        [few] { $total } ссылки ещё не прочитаны
       *[many] { $total } ссылок ещё не прочитано
    }
digest-paywall = по подписке
digest-login = нужен вход
digest-no-page = страницы больше нет
digest-no-answer = сайт не ответил
digest-not-wanted = сайт не пускает программы
digest-no-article = там нет статьи
digest-otherwise = другие причины

## Where there is no digest. $titles: names of groups.

digest-private = Дайджест составляется из того, чем делятся в группе или канале. Добавьте меня туда и отправьте там /digest on; после команды /digest private там дайджесты будут приходить вам сюда. Чтобы дайджест был и здесь, отправьте здесь /digest on, а затем пересылайте мне записи или подпишитесь на ленты: /follow.
digest-private-groups = Сюда приходят дайджесты этих групп: { $titles }. Самый свежий можно получить командой /digest в самой группе.
digest-since-what = Непонятно, с какого времени: напишите --since 24h, 7d или дату, например 2026-05-04.
