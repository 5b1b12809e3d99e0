## A database with a key

database-sealed = Тексты в базе зашифрованы другим ключом. Укажите в NUTSHELL_DATABASE_KEY тот, с которым они записаны.

## Asking back

digest-how = Скажите, когда: «/digest 10h», «/digest today», «/digest daily 18:30», «/digest weekdays 9:00 18:00», «/digest mon thu 8:00»; «/digest on» и «/digest off» включают и выключают.
digest-to-what = Скажите, куда: «/digest to @канал» или «/digest here» в той теме, куда он должен приходить.
retention-how = Скажите, сколько дней, от 1 до 90: «/retention 7».
redact-what = Ответьте командой /redact на сообщение, которое мне больше не хранить.
import-what = Пришлите файл с подписью /import или ответьте на него командой /import: файл OPML или result.json из экспорта Telegram Desktop.
