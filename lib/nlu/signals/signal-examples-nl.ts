import { sentenceList } from '../shipped/sentence-list.ts'
import type { SignalExamples } from './signal-examples.ts'

export const SIGNAL_EXAMPLES_NL: SignalExamples = {
  calm: sentenceList(`
    Ik ben niet boos hoor, ik wil het gewoon even weten.
    Geen haast, als het volgende week komt is het ook goed.
    het hoeft niet vandaag
    Niks dringends, maar kan ik mijn adres aanpassen?
    Ik heb geen klachten over de bezorging, alleen een vraag over de bon.
    Niet erg dat het later is, wanneer ongeveer?
    Fantastische service, dank jullie wel!
    top geholpen gisteren, nog een vraagje over de garantie
    Heel tevreden met de stoelen. Verkopen jullie er ook kussens bij?
    Kan de gasfles ook bezorgd worden?
    verkopen jullie gasfornuizen
    Hebben jullie een slot voor een gestolen fietssleutel?
    wat als mijn fiets gestolen wordt, dekt de verzekering dat
    is er vandaag nog iemand in de winkel
    kan ik vandaag nog bestellen voor morgen in huis
    Zit er een advocaatlikeur in het kerstpakket?
    Ik ben advocaat en heb een factuur op naam van mijn kantoor nodig
    hebben jullie een brandblusser op voorraad
    Hoe meld ik een lek in mijn luchtbed onder garantie?
    Mijn pakket is er nog niet, wanneer wordt het bezorgd?
    nog niet ontvangen, klopt het dat het morgen komt?
    al betaald, wanneer wordt het verzonden
    ik heb twee keer besteld per ongeluk, kan er een weg
    kan ik in 3 keer betalen
    Ik wacht wel tot het weer op voorraad is.
    Kan ik hem drie weken op proef krijgen?
    de vorige keer ging het heel vlot, zelfde levering graag
    bruiloftscadeau voor in mei, hebben jullie een cadeaubon?
    we vliegen in juli, past de koffer als handbagage?
    LEVEREN JULLIE OOK IN GENT?
    HEBBEN JULLIE DIT IN HET ROOD
    is deze shampoo ook voor een baby geschikt
    mijn moeder gebruikt medicijnen, mag zij dit erbij nemen
    Wat jammer dat hij uitverkocht is, komt hij terug?
    Ik wil mijn abonnement opzeggen per 1 januari.
    hoe kan ik opzeggen
    Waar kan ik een review achterlaten? Alles was top.
    Ik had een kapot glas, maar jullie hebben het netjes opgelost.
    het duurde even maar nu is alles in orde, bedankt
    Kunnen jullie de factuur voor vrijdag sturen?
    zouden jullie mij kunnen laten weten of het gelukt is
    spoedlevering, wat kost dat?
    is een spoedbestelling mogelijk voor volgende week
    ik ben mijn sleutel van de kast kwijt, kan ik een nieuwe bestellen
    Hoe vaak moet ik het filter vervangen?
    elke keer als ik inlog vraagt hij om een code, hoort dat zo?
    De bezorger was erg vriendelijk!!
    jaaa hij is binnen!!!
    wat fijn dat dit zo snel kan!!
    hoe lang is de wachttijd bij de klantenservice
    ik begrijp dat het druk is, laat maar weten wanneer het kan
    kan de installateur ook op zaterdag
    mooie lamp! past er een gewone peer in?
    sorry, verkeerde nummer doorgegeven, het is 4412
    Is dit toestel veilig met gas?
    alarm gekocht, hoe stel ik hem in
    welke dagen rijdt de koerier in Brugge
    ik overweeg een tweede te kopen, krijg ik korting?
    geen probleem, ik kom morgen wel langs
    ik heb al een offerte gekregen, dank u
    het is opgelost, jullie hoeven niet te bellen
    mag de verpakking open zijn bij een retour`),
  frustrated: sentenceList(`
    Wat een aanfluiting is dit.
    Dit slaat werkelijk nergens op!
    ik ben het nu echt zat met jullie
    Ik ben jullie helemaal beu.
    Dit is nu de vijfde keer dat ik hetzelfde moet vertellen.
    waarom reageert er niemand op mijn berichten??
    Al zes weken wacht ik op mijn geld en ik hoor niets.
    jullie beloven elke keer wat en er gebeurt niks
    Het is ronduit schandalig hoe dit loopt.
    wat een prutsers zeg
    Zo ga je toch niet met je klanten om!
    3x gebeld, 3x een ander verhaal
    nog steeds geen reactie, al tien dagen!
    ik wil mijn geld terug en wel nu
    Belachelijk dat ik hier zelf achteraan moet.
    stelletje dieven
    Jullie zijn onbetrouwbaar.
    wat n waardeloze tent
    ik heb het gehad met dat gedoe van jullie
    gvd hoe moeilijk kan het zijn
    Slechtste ervaring ooit.
    Nooit meer bestel ik hier iets.
    Ik stap naar de geschillencommissie als dit zo doorgaat.
    dan doe ik aangifte van oplichting
    Mijn rechtsbijstand is op de hoogte, u hoort nog van ons.
    ik zet dit op alle review sites
    ingebrekestelling volgt als ik vrijdag niets heb
    ge moet nie denken da ik da pik
    da trekt op niks wat jullie doen
    tis altijd hetzelfde met jullie, beloven en niks doen
    kben het kotsbeu
    Wat een zootje ongeregeld daar
    Weer een dag thuisgebleven voor niets. Bedankt hoor.
    Geweldig, weer geen pakket. Echt top geregeld.
    leuk hoor, alweer het verkeerde gestuurd
    bedankt voor niks
    Lezen jullie mijn berichten eigenlijk wel?
    ik word hier moedeloos van
    ik word er doodziek van
    Ik voel me belazerd.
    voor de derde keer kapot geleverd!
    hoe kan dit nou weer fout gaan
    WAAR BLIJFT MIJN GELD
    DIT IS DE DRUPPEL!!!
    Onbegrijpelijk dat niemand mij kan helpen
    jullie nemen je klant niet serieus
    ik krijg telkens dat stomme standaardantwoord
    hou op met die kopieer en plak antwoorden
    wie is hier verantwoordelijk voor deze puinhoop
    nu al weken aan het lijntje gehouden
    drie monteurs verder en het is nog altijd stuk
    dit kan toch niet waar zijn
    Ik ben zwaar teleurgesteld in jullie bedrijf.
    ik heb er schoon genoeg van
    man man man wat een ellende met jullie
    😡😡 weer niks
    nee dat klopt NIET en dat heb ik al vaker gezegd
    wat denken jullie wel niet
    jullie klantenservice is een lachertje
    ik ben er helemaal klaar mee 🤬
    ze hebben me nu al 4 keer van het kastje naar de muur gestuurd
    Hoe lang moet ik hier nog op wachten, dit duurt al een maand
    alweer niet komen opdagen, ik had er vrij voor genomen
    flikker toch op met je chatbot`),
  urgent: sentenceList(`
    Mijn trein vertrekt over een uur en ik heb nog geen ticket
    de uitvaart is morgen en de bloemen zijn niet besteld
    Het feest begint vanavond, de tent is er nog niet
    ik ruik een sterke gaslucht in de keuken
    er komt water uit de boiler gespoten
    het loopt door het plafond naar beneden, help
    koolmonoxidemelder gaat af
    Er staat een vonk op het stopcontact en het ruikt verbrand
    mijn pinpas is gepikt en er wordt mee betaald, blokkeer hem
    iemand is nu in mijn account bezig
    mijn dochter zit opgesloten in de auto
    ik sta buiten en kom mijn huis niet in
    insuline niet aangekomen, ik heb er geen meer
    mijn vader heeft vanavond zijn medicatie nodig en die is niet geleverd
    we zitten zonder verwarming met een pasgeboren kindje
    lift zit vast met mensen erin
    dringend antwoord nodig, we vertrekken binnen twee uur
    ik moet dit voor 5 uur ingediend hebben
    de deadline is vandaag om middernacht en de site ligt plat
    bezorger staat nu voor een dichte deur, bel hem
    de chauffeur staat voor het verkeerde huis
    trouw overmorgen en mijn pak is niet aangekomen
    vlucht gaat vannacht, paspoort zit nog in jullie pakket
    stroom ligt eruit en mijn vader ligt aan de beademing
    de sleutel is afgebroken en er staat een pan op het vuur
    kelder loopt onder
    SPOED lekkage
    kan iemand NU komen, de leiding is gesprongen
    over een half uur begint de presentatie en de beamer doet het niet
    mijn kind heeft iets van jullie product ingeslikt
    de accu wordt heet en begint te roken
    het examen is morgenvroeg en mijn toegangscode werkt niet
    we staan op de luchthaven zonder boeking
    de hond heeft de batterij opgegeten
    de kliniek heeft het toestel vandaag nodig voor een operatie`),
  frustratedUrgent: sentenceList(`
    Morgen is de begrafenis en jullie krijgen het weer niet voor elkaar!
    al drie keer gebeld over die gaslucht en er komt niemand!!
    mijn vlucht gaat over 2 uur en jullie nemen niet op, ongelofelijk
    het bruiloftsfeest is vanavond en weer niks geleverd, schandalig
    water loopt door het plafond en jullie laten me wachten, bel nu!
    de tweede keer dat mijn medicijnen niet komen, ik heb ze vanavond nodig`),
  frustratedHuman: sentenceList(`
    hou op met die bot, ik wil een mens spreken!
    Dit is de vierde keer, laat me nu met een leidinggevende praten
    geef me verdorie iemand die kan denken
    neem de telefoon op, ik bel al de hele ochtend
    ik wil NU een echt persoon aan de lijn
    jullie bot is waardeloos, verbind me door
    genoeg geautomatiseerde onzin, een medewerker graag
    waarom kan ik nergens iemand te pakken krijgen!`),
}
