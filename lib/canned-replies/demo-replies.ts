/** What the demo organisation answers often; of a garden centre that also delivers. */
export const demoReplies = [
  {
    language: 'nl',
    shortcut: 'open',
    title: 'Wat zijn jullie openingstijden?',
    text: 'We zijn open van maandag tot en met zaterdag van 9:00 tot 18:00, en op zondag van 11:00 tot 17:00.',
  },
  {
    language: 'nl',
    shortcut: 'retour',
    title: 'Hoe stuur ik iets terug of ruil ik iets om?',
    text: 'Je kunt artikelen binnen 30 dagen terugsturen of ruilen. Het retourlabel zit bij de pakbon; planten nemen we terug in de winkel.',
  },
  {
    language: 'nl',
    shortcut: 'kapot',
    title: 'Mijn bestelling is kapot of beschadigd aangekomen, krijg ik een nieuwe?',
    text: 'Wat vervelend dat het niet heel is aangekomen. Stuur je een foto van de schade? Dan sturen we voor bestelling {order_number} kosteloos een nieuwe.',
  },
  {
    language: 'nl',
    shortcut: 'factuur',
    title: 'Kan ik een kopie van de factuur krijgen?',
    text: 'De factuur van bestelling {order_number} staat in je account, onder Mijn bestellingen. Lukt dat niet, dan mail ik hem je.',
  },
  {
    language: 'nl',
    shortcut: 'bezorgkosten',
    title: 'Wat kost de bezorging?',
    text: 'Bezorgen kost 6,95 euro; vanaf 50 euro is het gratis. Grote planten brengen we met een eigen bus, voor 14,95 euro.',
  },
  {
    language: 'en',
    shortcut: 'open',
    title: 'What are your opening hours?',
    text: 'We are open Monday to Saturday from 9:00 to 18:00, and on Sunday from 11:00 to 17:00.',
  },
  {
    language: 'en',
    shortcut: 'return',
    title: 'How do I return or exchange something?',
    text: 'You can return or exchange items within 30 days. The return label is with the packing slip; plants we take back in the shop.',
  },
  {
    language: 'en',
    shortcut: 'broken',
    title: 'My order arrived broken or damaged, will I get a new one?',
    text: 'I am sorry that it did not arrive in one piece. Could you send a photo of the damage? Then we send a new one for order {order_number}, free of charge.',
  },
  {
    language: 'en',
    shortcut: 'invoice',
    title: 'Can I have a copy of the invoice?',
    text: 'The invoice of order {order_number} is in your account, under My orders. If that does not work, I will mail it to you.',
  },
] as const
