// Wording that says how somebody feels or how fast it must go, in every language at once (nlu.md 5). Data to be edited:
// one line of alternatives per language, as `foldWord` leaves a text. Every repetition is bounded.

export const PATTERN_GROUPS = [
  'anger',
  'swearing',
  'repetition',
  'waiting',
  'threat',
  'sarcasm',
  'danger',
  'deadline',
  'human',
  'calm',
  'praise',
] as const
export type PatternGroup = (typeof PATTERN_GROUPS)[number]

/** Up to three words between. */
const FEW = '(?: \\S+){0,3}? '
const NUMBER =
  '(?:\\d{1,3}|twee|drie|vier|vijf|zes|zeven|acht|tien|two|three|four|five|six|ten|zwei|drei|vier|funf|sechs|zehn|deux|trois|quatre|cinq|six|dix)'
const ORDINAL =
  '(?:tweede|derde|vierde|vijfde|zesde|zoveelste|tigste|second|third|fourth|fifth|sixth|umpteenth|zweite|dritte|vierte|funfte|x-te|deuxieme|troisieme|quatrieme|cinquieme|enieme)n?'

const LINES: Record<PatternGroup, string[]> = {
  anger: [
    'belachelijk\\S*|onbeschoft\\S*|schandalig\\S*|schande|waardelo\\S+|aanfluiting|spuugzat|kotsbeu|beu|zat met|helemaal klaar mee|genoeg van|de druppel|bizar slecht|onacceptabel|onaanvaardbaar|ongehoord|ongelo[of]f?e?lijk|kan echt niet|slaat nergens op|prutsers|oplichters?|dieven|leugenaars|boos|woedend|kwaad|razend|woest|teleurgesteld|nooit meer|laatste keer dat|een drama|trekt op niks|zever|slechtste|gehad met|niet serieus|pik ik niet|standaardantwoord\\S*|lachertje|puinhoop',
    "ridiculous|disgrace\\S*|unacceptable|outrageous|pathetic|useless|worst|terrible|awful|appalling|shocking|dreadful|fed up|sick of|sick and tired|had enough|enough is enough|last straw|furious|livid|angry|fuming|disgusted|shambles|incompetent\\S*|a joke|laughing stock|scam\\S*|thieves|liars|never again|never order|never use|don't take \\S+ \\S+ ?seriously|unbelievable|absurd|disappointed",
    'frechheit|unverschamt\\S*|unglaublich|lacherlich|schande|katastroph\\S+|saftladen|schnauze voll|nase voll|faxen dicke?|stinksauer|sauer|wutend|reicht(?: es)? mir|mir reicht|unfassbar|inakzeptabel|betruger|abzocke|nie wieder|schlechteste\\S*|das letzte|unterirdisch|ein witz|verarscht|unfahig\\S*|enttauscht|zumutung|nicht wahr sein',
    "inadmissible|inacceptable|scandal\\S*|honte\\S*|lamentable|ridicule|marre|ras le bol|ras-le-bol|j'en peux plus|furieu\\S+|en colere|arnaque\\S*|voleurs|incapables|nuls?|plus jamais|la pire|se moque\\S*|vous moquez|n'importe quoi|trop c'est trop|decu\\S*|insupportable|fou de rage",
  ],
  swearing: [
    'verdomme|verdorie|godver\\S*|gvd|kut\\S*|klote\\S*|klootza\\S+|shit\\S*|gezeik|gezeur|eikels?|sukkels?|flikker op|rot op|tering\\S*|tyfus\\S*|kanker\\S*|godmiljaar\\S*|miljaar\\S*',
    'fuck\\S*|wtf|ffs|bullshit|crap|damn\\S*|bloody|arse\\S*|asshole\\S*|idiots?|morons?|piss off|bastards?',
    'verdammt\\S*|scheiss\\S*|arsch\\S*|idioten?|mist|mull|zum teufel|verpiss\\S*|kack\\S*',
    'putain|merde|bordel|connards?|cons?|conneries?|fait chier|foutre|foutez|salauds?|idiote?s?',
  ],
  repetition: [
    `(?:al|nu|wel|voor de) ${NUMBER} ?(?:keer|maal|x)|${NUMBER}x (?:\\S+ ){0,2}?(?:gebeld|gemaild|uitgelegd|gevraagd|gestuurd|contact)|(?:al )?${NUMBER} keer (?:\\S+ ){0,2}?(?:gebeld|gemaild|uitgelegd|gevraagd|gestuurd|gecontacteerd)|${ORDINAL} keer|elke keer|iedere keer|telkens|steeds (?:een ander|hetzelfde|weer)|alweer|weer (?:niet|niks|geen|fout|hetzelfde)|hoe vaak|van het kastje naar de muur|nog (?:altijd|steeds) (?:niets|niks|geen (?:antwoord|reactie|geld|nieuws|oplossing))|blijf\\S* herhalen`,
    `${NUMBER} times|(?:twice|thrice) (?:already|now)|${ORDINAL} time|every time|each time|yet again|once again|again and again|over and over|how many times|how often|still (?:no|nothing|not a|haven't heard)|keep (?:getting|having|telling)|explained (?:this|it)${FEW}already|pillar to post`,
    `(?:schon )?${NUMBER} ?mal|(?:zwei|drei|vier|funf)mal|zum \\S+ten mal|das ${ORDINAL} mal|jedes mal|jedesmal|schon wieder|immer wieder|immer noch (?:keine?|nichts)|wie oft|schon oft|weiterverbunden`,
    `${NUMBER} fois|${ORDINAL} fois|a chaque fois|encore une fois|encore (?:pas|rien|le mauvais)|toujours (?:rien|aucune?|pas de)|combien de fois|sans arret|me balade`,
  ],
  waiting: [
    `(?:al|nu|sinds) (?:al |ruim |meer dan )?(?:${NUMBER} )?(?:uren?|dagen|weken|maanden|weken lang)|${NUMBER} (?:uur|uren|dagen|weken|maanden) (?:\\S+ ){0,3}?(?:wacht\\S*)|wacht\\S* (?:\\S+ ){0,2}?(?:al|nu) |hoe lang moet|aan het lijntje|hele (?:dag|ochtend|week) (?:gewacht|thuis)`,
    `(?:been|for|waiting|it's been) (?:\\S+ ){0,2}?${NUMBER} (?:hours|days|weeks|months)|(?:${NUMBER}|for) (?:days|weeks|months) (?:now|already)|weeks i've|how much longer|waiting for weeks|strung along|all (?:day|morning|week) (?:waiting|long)`,
    `seit ${NUMBER} (?:stunden|tagen|wochen|monaten)|seit (?:tagen|wochen|monaten|stunden)|warte\\S* (?:\\S+ ){0,2}?(?:schon|seit)|wie lange (?:soll|noch|muss)|hingehalten|den ganzen (?:tag|morgen) gewartet`,
    `(?:depuis|fait|ca fait) (?:plus de )?${NUMBER} (?:heures|jours|semaines|mois)|${NUMBER} (?:jours|semaines|mois) que|depuis des (?:jours|semaines|mois)|combien de temps encore|j'attends (?:\\S+ ){0,3}?depuis`,
  ],
  threat: [
    'mijn advocaat|advocaat (?:in|inschakel\\S*|neemt)|(?:een|naar een) advocaat|ingebrekestelling|geschillencommissie|consumentenbond|test-?aankoop|ombudsman\\S*|kassa|radar|de pers|media in|reviews? (?:achter|zetten|plaats)|aangifte|rechtsbijstand|juridische stappen|rechtbank|deurwaarder|acm|opzeg\\S*(?: \\S+){0,3}? als|op als (?:dit|dat|jullie)|overstappen als',
    '(?:my|a|the) (?:lawyer|solicitor|attorney)|legal action|small claims|sue you|take you to court|to court|trading standards|ombudsman|better business|bbb|report(?:ing)? you|bad review|review site|consumer protection|chargeback|the press|the media|go public',
    '(?:meinen|mein|einen|zum|unser\\S*) anwalt|rechtsanwalt|verbraucherzentrale|anzeige|rechtsschutz\\S*|gericht|klage|letzte frist|abmahn\\S*|schlichtung\\S*|ombudsmann|bewertungsportal\\S*|offentlich machen|rechtliche schritte|inkasso einschalten',
    "(?:mon|un|notre) avocat|tribunal|mediateur|porter? plainte|je porte plainte|ufc|que choisir|test-?achats|60 millions|mise en demeure|huissier|protection juridique|dgccrf|repression des fraudes|les medias|sites? d'avis|signal conso|poursuites",
  ],
  sarcasm: [
    'geweldige service weer|bedankt voor (?:niks|niets)|lekker dan|fijn hoor|mooi is dat|leuk hoor|echt top geregeld|bedankt hoor',
    'thanks for nothing|great job|brilliant job|well done you|thanks a lot|how lovely|just great|nice one',
    'danke fur nichts|danke auch|vielen dank auch|ganz toll|na super|na toll|klasse gemacht|grossartig',
    'merci pour rien|merci bien|bravo|genial,? encore|super,? encore|quelle efficacite',
  ],
  danger: [
    'gaslucht|ruik\\S* (?:\\S+ ){0,3}?gas|gas (?:ruiken|geroken)|ruikt (?:\\S+ ){0,2}?(?:gas|verbrand)|lekt (?:\\S+ ){0,3}?(?:water|plafond)|water (?:uit|door|loopt|spuit|lekt)|lekkage|overstrom\\S*|loopt onder|koolmonoxide\\S*|brand(?:t)?|rook|vonk\\S*|kortsluiting|leiding (?:is )?gesprongen|ingeslikt|ambulance|levensgevaar\\S*|opgesloten|buitengesloten|gestolen en|wordt (?:nu )?(?:\\S+ ){0,2}?(?:afgeschreven|mee betaald)|baby|medicijn\\S*|medicatie|insuline|beademing|vast(?:zitten)? in de lift',
    'smell(?:s|ing)? (?:\\S+ ){0,3}?gas|gas leak|smell of gas|gas smell|water (?:is )?(?:\\S+ ){0,2}?(?:pouring|spraying|through|coming)|flood\\S*|pipe burst|burst pipe|carbon monoxide|on fire|caught fire|smoke|spark\\S*|electrocut\\S*|swallowed|ambulance|locked (?:in|out)|stuck in the lift|(?:card|account) (?:\\S+ ){0,3}?(?:stolen|hacked|nicked)|medication|insulin|medicine|newborn|baby|ventilator',
    'riech\\S* (?:\\S+ ){0,3}?gas|gasgeruch|wasser (?:\\S+ ){0,2}?(?:decke|spritzt|lauft|kommt)|rohrbruch|rohr (?:ist )?geplatzt|uberschwemm\\S*|lauft voll|kohlenmonoxid\\S*|brennt|raucht|funkt|verschluckt|krankenwagen|ausgesperrt|eingeschlossen|aufzug fest|karte (?:\\S+ ){0,3}?(?:gestohlen|geklaut)|medikament\\S*|insulin|neugeborene\\S*|baby|beatmet',
    "(?:sent|odeur)(?: \\S+){0,2}? (?:le |de )?gaz|fuite (?:de gaz|d'eau)|eau (?:\\S+ ){0,2}?(?:plafond|coule|jaillit)|inond\\S*|tuyau a eclate|monoxyde|au feu|en feu|fume|etincelles|avale|ambulance|enferme\\S*|coince\\S*|carte (?:\\S+ ){0,3}?volee?|vole ma carte|medicaments?|insuline|nouveau-ne|bebe|respirateur",
  ],
  deadline: [
    `spoed(?! ?(?:levering|bestelling|verzending))|dringend\\S*|noodgeval|zo snel mogelijk|onmiddellijk|(?:over|binnen) (?:\\S+ )?(?:${NUMBER}|een|half) ?(?:uur|uren|uurtje|minuten)|(?:vanavond|vandaag|vannacht|morgen|morgenvroeg|morgenochtend|overmorgen)(?: \\S+){0,6}? (?:bruiloft|trouw\\S*|uitvaart|begrafenis|vlucht|feest|operatie|examen|deadline|nodig)|(?:bruiloft|trouw\\S*|uitvaart|begrafenis|vlucht|trein|feest|operatie|examen|deadline)(?: \\S+){0,6}? (?:morgen\\S*|vanavond|vandaag|vannacht|overmorgen|over|binnen)|(?:voor een|het is voor een?) (?:bruiloft|uitvaart|begrafenis)|nu (?:iemand|komen|bellen)|nu (?:\\S+ ){0,3}?(?:bellen|komen)|luchthaven|schiphol`,
    `urgent\\S*|emergency|asap|immediately|(?:in|within) (?:an|${NUMBER}|half an) (?:hours?|minutes)|leaves in|(?:tomorrow|tonight|today)(?: \\S+){0,6}? (?:wedding|funeral|flight|exam|surgery|deadline|party)|(?:wedding|funeral|flight|train|exam|surgery|deadline|party)(?: \\S+){0,6}? (?:tomorrow|tonight|today|in ${NUMBER})|at the airport|right now(?: \\S+){0,2}? (?:call|come)|come now`,
    `dringend(?!es)|notfall|eilt|sofort|so schnell wie moglich|in (?:einer|${NUMBER}) (?:halben )?(?:stunden?|minuten)|(?:morgen|heute|heute abend|heute nacht|ubermorgen)(?: \\S+){0,6}? (?:hochzeit|beerdigung|flug|prufung|operation|feier|frist)|(?:hochzeit|beerdigung|flug|zug|prufung|operation|fest|frist)(?: \\S+){0,6}? (?:morgen|heute|um mitternacht|in ${NUMBER}|in einer)|am flughafen|jetzt jemand kommen`,
    `urgent\\S*|urgence|au plus vite|immediatement|tout de suite|dans (?:une|${NUMBER}|une demi-?) ?(?:heures?|minutes)|(?:demain|ce soir|cette nuit|aujourd'hui)(?: \\S+){0,6}? (?:mariage|enterrement|vol|avion|examen|operation|fete)|(?:mariage|enterrement|vol|avion|train|examen|operation|fete)(?: \\S+){0,6}? (?:demain|ce soir|cette nuit|aujourd'hui|a minuit|dans ${NUMBER}|dans une)|a l'aeroport|venir maintenant`,
  ],
  human: [
    '(?:medewerker|mens|persoon|collega|leidinggevende|manager|baas|adviseur|iemand)(?: \\S+){0,3}? (?:spreken|praten|bellen|lijn|telefoon|doorverbinden|contact)|(?:spreken|praten|klappen|bellen|verbind\\S*)(?: \\S+){0,4}? (?:medewerker|mens|persoon|collega|iemand|klantenservice)|echte? (?:mens|persoon|medewerker)|geen (?:chat)?bot|geen robot|mens(?:en)? (?:ipv|in plaats)|bel (?:mij|me)|terug(?: ?)(?:bellen|gebeld)|mij (?:\\S+ )?(?:op|terug)?bellen|telefoonnummer|aan de (?:lijn|telefoon)|doorverbinden|iemand te pakken|menselijk contact',
    '(?:speak|talk|chat|connect|transfer|put)(?: \\S+){0,5}? (?:human|person|someone|somebody|agent|representative|rep|manager|supervisor|operator|adviser|advisor|customer service)|(?:real|actual|live) (?:person|human|agent)|human (?:please|being)|call (?:me|back)|ring me|phone number|number (?:\\S+ ){0,3}?call|on the (?:line|phone)|no (?:chat)?bot|not a (?:bot|robot)|customer (?:service|support) (?:number|agent)|(?:contact|reach)(?: \\S+){0,3}? (?:agent|human|person|someone)|free agent|(?:human|live) (?:agent|assistance|support)',
    '(?:mitarbeiter\\S*|mensch\\S*|person|kolleg\\S+|berater\\S*|vorgesetzt\\S+|jemand\\S*|ansprechpartner)(?: \\S+){0,3}? (?:sprechen|reden|telefon|verbinden|anruf\\S*)|(?:sprechen|reden|verbinden)(?: \\S+){0,4}? (?:mitarbeiter\\S*|mensch\\S*|person|kolleg\\S+|jemand\\S*)|echte[nrs]? (?:mensch\\S*|person|mitarbeiter\\S*)|kein(?:en)? (?:chat)?bot|zuruckruf\\S*|ruckruf|ruf(?:en|t)? (?:sie )?mich|telefonnummer|durchstellen|stellt? mich durch|am apparat|hotline',
    "(?:parler|discuter|echanger)(?: \\S+){0,4}? (?:conseiller|humain|personne|quelqu'un|agent|responsable|collegue)|vraie personne|vrai conseiller|un humain|etre humain|passez[- ]moi|rappel(?:er|ez)?(?: |-)moi|me rappeler|m'appeler|numero de telephone|au telephone|par telephone|pas de (?:chat)?bot|pas (?:a )?un robot|joindre (?:\\S+ )?(?:quelqu'un|personne|par telephone)|bout du fil|service client",
  ],
  calm: [
    'geen haast|niet erg|hoeft niet (?:vandaag|nu|meteen)|niet dringend|niks dringends|geen probleem|rustig aan|wanneer het (?:uit)?komt|niet boos',
    "no rush|no hurry|not urgent|nothing urgent|no problem|take your time|whenever you can|not angry|it's fine|doesn't have to be",
    'keine eile|keine hektik|nicht dringend|nichts dringendes|kein problem|nicht schlimm|eilt nicht|nicht sauer|muss nicht heute',
    "rien ne presse|pas presse|pas urgent|rien d'urgent|pas d'urgence|pas grave|pas de probleme|quand vous pouvez|prenez votre temps|pas fache",
  ],
  praise: [
    'super service|goede service|fantastisch\\S*|top geholpen|heel tevreden|zeer tevreden|erg vriendelijk|netjes (?:opgelost|geregeld)|dank u|dank je',
    'great service|fantastic service|very happy|thank you|really friendly|sorted it|well done|so helpful',
    'toller service|guter service|sehr zufrieden|vielen dank|freundlich|gut gelost|super geholfen',
    'service formidable|tres content\\S*|tres satisfait\\S*|merci beaucoup|sympa|bien regle|tres bien aide',
  ],
}

const EXPRESSIONS = PATTERN_GROUPS.map(
  (group) => [group, new RegExp(`(?<![\\p{L}\\p{N}])(?:${LINES[group].join('|')})(?![\\p{L}\\p{N}])`, 'gu')] as const,
)
/** "Ik ben niet boos", "not a complaint": a denial within two words before. */
const DENIED = /(?:^|[^\p{L}])(?:niet|geen|nooit|not|no|never|isn't|nicht|keine?[nmrs]?|pas|aucune?)(?: \S+){0,2} $/u
/** Groups that a denial turns into their opposite; elsewhere ("geen bot", "nog geen antwoord") the denial is the point. */
const DENIABLE: ReadonlySet<PatternGroup> = new Set(['anger', 'danger', 'deadline', 'threat'])

export type PatternHit = { group: PatternGroup; text: string }

/** @param folded `foldWord` of a message, single spaces */
export function findPatterns(folded: string): PatternHit[] {
  return EXPRESSIONS.flatMap(([group, expression]) =>
    [...folded.matchAll(expression)]
      .filter(({ index }) => !DENIABLE.has(group) || !DENIED.test(folded.slice(Math.max(0, index - 40), index)))
      .map(([text]) => ({ group, text })),
  )
}
