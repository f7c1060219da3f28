/**
 * What customers say, by espeak-ng's language: statements, then questions, then three words. The names are those of its
 * voice files; aliases (en-gb, fr-fr) take no variant, and say so to nobody.
 */
export const SENTENCES: Record<string, { statements: string[]; questions: string[]; short: string }> = {
  nl: {
    statements: [
      'Goedemorgen, ik bel over mijn bestelling van vorige week.',
      'Het pakket is gisteren aangekomen en de doos was helemaal nat.',
      'Er zaten twee verkeerde boeken in, en de lamp is gebroken.',
      'Ik heb vanochtend al een bericht gestuurd met een foto erbij.',
      'De bezorger heeft het bij de buren afgegeven, die op vakantie zijn.',
      'Mijn klantnummer staat op de factuur die u mij gemaild heeft.',
    ],
    questions: ['Kunt u mij daarmee helpen?', 'Wanneer komt de nieuwe lamp aan?', 'Heeft u mijn foto gekregen?'],
    short: 'Ja, dank u.',
  },
  en: {
    statements: [
      'Good morning, I am calling about the order I placed last week.',
      'The parcel came yesterday and the box was completely wet.',
      'There were two wrong books inside, and the lamp is broken.',
      'I already sent you a message this morning with a photo.',
      'The driver left it with the neighbours, who are on holiday.',
      'My customer number is on the invoice that you mailed to me.',
    ],
    questions: ['Can you help me with that?', 'When will the new lamp be here?', 'Did you get my photo?'],
    short: 'Yes, thank you.',
  },
  de: {
    statements: [
      'Guten Morgen, ich rufe wegen meiner Bestellung von letzter Woche an.',
      'Das Paket ist gestern angekommen und der Karton war völlig nass.',
      'Es waren zwei falsche Bücher darin, und die Lampe ist zerbrochen.',
      'Ich habe Ihnen heute früh schon eine Nachricht mit einem Foto geschickt.',
      'Der Fahrer hat es bei den Nachbarn abgegeben, die im Urlaub sind.',
      'Meine Kundennummer steht auf der Rechnung aus Ihrer Mail.',
    ],
    questions: ['Können Sie mir dabei helfen?', 'Wann kommt die neue Lampe an?', 'Haben Sie mein Foto bekommen?'],
    short: 'Ja, vielen Dank.',
  },
  fr: {
    statements: [
      'Bonjour, je vous appelle au sujet de ma commande de la semaine dernière.',
      'Le colis est arrivé hier et le carton était complètement mouillé.',
      'Il y avait deux mauvais livres dedans, et la lampe est cassée.',
      'Je vous ai déjà envoyé un message ce matin avec une photo.',
      'Le livreur l’a laissé chez les voisins, qui sont en vacances.',
      'Mon numéro de client est sur la facture que vous m’avez envoyée.',
    ],
    questions: ['Pouvez-vous m’aider avec cela?', 'Quand arrive la nouvelle lampe?', 'Avez-vous reçu ma photo?'],
    short: 'Oui, merci bien.',
  },
  tr: {
    statements: [
      'Günaydın, geçen hafta verdiğim sipariş için arıyorum.',
      'Paket dün geldi ve kutu tamamen ıslaktı.',
      'İçinde iki yanlış kitap vardı ve lamba kırılmış.',
      'Bu sabah size fotoğrafla birlikte bir mesaj gönderdim.',
      'Kurye paketi tatilde olan komşulara bırakmış.',
      'Müşteri numaram bana gönderdiğiniz faturada yazıyor.',
    ],
    questions: ['Bana yardım edebilir misiniz?', 'Yeni lamba ne zaman gelecek?', 'Fotoğrafımı aldınız mı?'],
    short: 'Evet, teşekkür ederim.',
  },
  ar: {
    statements: [
      'صباح الخير، أتصل بخصوص الطلب الذي قدمته الأسبوع الماضي.',
      'وصل الطرد أمس وكان الصندوق مبللا بالكامل.',
      'كان بداخله كتابان خاطئان، والمصباح مكسور.',
      'لقد أرسلت لكم رسالة هذا الصباح مع صورة.',
      'ترك السائق الطرد عند الجيران وهم في إجازة.',
      'رقم العميل موجود في الفاتورة التي أرسلتموها لي.',
    ],
    questions: ['هل يمكنكم مساعدتي في ذلك؟', 'متى سيصل المصباح الجديد؟', 'هل وصلتكم الصورة؟'],
    short: 'نعم، شكرا لكم.',
  },
}
