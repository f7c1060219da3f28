// The words every number begins with. Each says that the message is here, that a person answers and by when, and that a
// machine wrote it (legal.md 1: said in the customer's own language).

/** Texts by language; admins change them, take some away and add others. */
export const shippedTexts = {
  nl: {
    open: 'Dank je, je bericht is goed ontvangen. Een medewerker antwoordt {promise}. (Dit is een automatisch bericht.)',
    closed:
      'Dank je, je bericht is goed ontvangen. We zijn nu gesloten; een medewerker antwoordt {promise}. (Dit is een automatisch bericht.)',
  },
  en: {
    open: 'Thank you, we received your message. A person will answer {promise}. (This is an automatic message.)',
    closed: 'Thank you, we received your message. We are closed right now; a person will answer {promise}. (This is an automatic message.)',
  },
  de: {
    open: 'Danke, wir haben Ihre Nachricht erhalten. Ein Mensch aus unserem Team antwortet {promise}. (Dies ist eine automatische Nachricht.)',
    closed:
      'Danke, wir haben Ihre Nachricht erhalten. Wir haben gerade geschlossen; ein Mensch aus unserem Team antwortet {promise}. (Dies ist eine automatische Nachricht.)',
  },
  fr: {
    open: 'Merci, nous avons bien reçu votre message. Une personne de notre équipe vous répondra {promise}. (Ceci est un message automatique.)',
    closed:
      'Merci, nous avons bien reçu votre message. Nous sommes fermés pour le moment ; une personne de notre équipe vous répondra {promise}. (Ceci est un message automatique.)',
  },
  es: {
    open: 'Gracias, hemos recibido tu mensaje. Una persona de nuestro equipo responderá {promise}. (Este es un mensaje automático.)',
    closed:
      'Gracias, hemos recibido tu mensaje. Ahora estamos cerrados; una persona de nuestro equipo responderá {promise}. (Este es un mensaje automático.)',
  },
  it: {
    open: 'Grazie, abbiamo ricevuto il messaggio. Una persona del nostro team risponderà {promise}. (Questo è un messaggio automatico.)',
    closed:
      'Grazie, abbiamo ricevuto il messaggio. In questo momento siamo chiusi; una persona del nostro team risponderà {promise}. (Questo è un messaggio automatico.)',
  },
  pt: {
    open: 'Obrigado, recebemos a sua mensagem. Uma pessoa da nossa equipa responde {promise}. (Esta é uma mensagem automática.)',
    closed:
      'Obrigado, recebemos a sua mensagem. Neste momento estamos fechados; uma pessoa da nossa equipa responde {promise}. (Esta é uma mensagem automática.)',
  },
  pl: {
    open: 'Dziękujemy, otrzymaliśmy wiadomość. Pracownik odpowie {promise}. (To jest wiadomość automatyczna.)',
    closed: 'Dziękujemy, otrzymaliśmy wiadomość. Teraz mamy zamknięte; pracownik odpowie {promise}. (To jest wiadomość automatyczna.)',
  },
  tr: {
    open: 'Teşekkürler, mesajınızı aldık. Bir çalışanımız {promise} yanıt verecek. (Bu otomatik bir mesajdır.)',
    closed: 'Teşekkürler, mesajınızı aldık. Şu anda kapalıyız; bir çalışanımız {promise} yanıt verecek. (Bu otomatik bir mesajdır.)',
  },
  ar: {
    open: 'شكرًا لك، وصلتنا رسالتك. سيرد عليك موظف من فريقنا {promise}. (هذه رسالة تلقائية.)',
    closed: 'شكرًا لك، وصلتنا رسالتك. نحن مغلقون الآن؛ سيرد عليك موظف من فريقنا {promise}. (هذه رسالة تلقائية.)',
  },
  uk: {
    open: 'Дякуємо, ми отримали ваше повідомлення. Наш працівник відповість {promise}. (Це автоматичне повідомлення.)',
    closed: 'Дякуємо, ми отримали ваше повідомлення. Зараз ми зачинені; наш працівник відповість {promise}. (Це автоматичне повідомлення.)',
  },
  ru: {
    open: 'Спасибо, мы получили ваше сообщение. Наш сотрудник ответит {promise}. (Это автоматическое сообщение.)',
    closed: 'Спасибо, мы получили ваше сообщение. Сейчас мы закрыты; наш сотрудник ответит {promise}. (Это автоматическое сообщение.)',
  },
  ro: {
    open: 'Mulțumim, am primit mesajul. O persoană din echipa noastră va răspunde {promise}. (Acesta este un mesaj automat.)',
    closed:
      'Mulțumim, am primit mesajul. Acum suntem închiși; o persoană din echipa noastră va răspunde {promise}. (Acesta este un mesaj automat.)',
  },
} as const satisfies Record<string, { open: string; closed: string }>
