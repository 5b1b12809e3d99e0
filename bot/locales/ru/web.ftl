# The try-out page, and what the command line says of it.

web-address = Попробовать в браузере: { $address }
web-ends = Ctrl-C завершает работу; ничего не сохраняется.

## The scene

web-group-title = Кружок чтения
web-channel-title = Портовый вестник

## The page

web-title = Nutshell на пробу
web-chats = Чаты
web-private = личный чат
web-group = группа
web-channel = канал
web-speaker = Кто говорит
web-you = (вы)
web-conversation = Переписка
web-message = Сообщение
web-write = Напишите сообщение
web-send = Отправить
web-attach = Отправить файл
web-drop = Отпустите файл, чтобы отправить
web-start = Начать
web-what = Что умеет этот бот?
web-card = Он пересказывает статью её же словами: пришлите ссылку, длинный текст или файл, а потом спрашивайте. Каждое показанное слово взято из источника.
web-local = Это сам бот, в Telegram, который есть только на этой машине. Наружу уходят лишь запросы страниц, ссылки на которые вы прислали.
web-samples = Что почитать
web-ask = Спросить
web-commands = Команды
web-clock = Здешнее время
web-hour = На час позже
web-evening = Сразу к 18:30
web-reply = Ответить
web-quote = Процитировать выделенное
web-edit = Изменить
web-delete = Удалить
web-forward = Переслать
web-forward-to = Переслать в чат
web-react = Отметить
web-more = Ещё
web-cancel = Отменить
web-replying = Ответ на сообщение
web-quoting = Цитата из сообщения
web-editing = Правка сообщения
web-typing = печатает …
web-edited = изменено
web-forwarded = Переслано от
web-via = через
web-pinned = Закреплённое сообщение
web-pinned-it = закрепил сообщение
web-joined = теперь в чате
web-added = теперь в чате по приглашению:
web-left = больше не в чате
web-topic = открыта тема
web-other = сообщение такого вида здесь не показывается
web-expand = Показать всё
web-collapse = Свернуть
web-download = Скачать
web-lost = Связь с Nutshell потеряна. Запустите его снова и откройте новый адрес.
web-refused = Здесь это сделать нельзя.
web-slow = Бот пока не ответил.
web-gone = Этого сообщения здесь нет.

## Why a reply says what it says

web-why = Почему?
web-why-title = Откуда это взято
web-why-close = Закрыть
web-why-hint = Нажмите «Почему?» под ответом бота: вы увидите источник, в котором отмечены показанные предложения, и вес каждого.
web-why-nothing = Этот ответ ничего не цитирует: это слова самого Nutshell.
web-why-summary = Отмеченные предложения и есть пересказ, слово в слово. Полоса у предложения показывает, чего оно стоит для пересказа.
web-why-answer = Отмеченное предложение отвечает на вопрос. Полоса у предложения показывает, сколько в нём слов вопроса.
web-why-refusal = Ничто не отвечает на вопрос достаточно ясно; отмечено ближайшее предложение. Полоса у предложения показывает, сколько в нём слов вопроса.
web-why-value = Страница говорит это о себе сама, вне текста.
web-why-facts = Это имена, даты и числа статьи, каждое из её предложения.
web-why-digest = Каждую историю рассказывает предложение одного из её сообщений.
web-why-question = Вопрос
web-why-confidence = Уверенность
web-why-matched = слова вопроса, которые в нём есть
web-why-missing = Слова вопроса, которых в тексте нет нигде
web-why-exact = сам ответ
web-why-chosen = показано
web-why-algorithm = Алгоритм
web-why-notes = Что значат его слова
web-why-mentions = Что упоминает текст
web-why-more = Текст продолжается; здесь его начало.
web-why-items = Кто рассказал
web-why-worth = вес
