import { sentenceList } from '../shipped/sentence-list.ts'
import type { SignalExamples } from './signal-examples.ts'

export const SIGNAL_EXAMPLES_DE: SignalExamples = {
  calm: sentenceList(`
    Ich bin nicht sauer, ich möchte es nur wissen.
    Keine Hektik, nächste Woche reicht auch.
    muss nicht heute sein
    Nichts Dringendes, aber kann ich meine Adresse ändern?
    Mit der Lieferung bin ich zufrieden, nur eine Frage zum Beleg.
    Nicht schlimm dass es später wird, wann ungefähr?
    Toller Service, vielen Dank!
    gestern super geholfen, noch eine frage zur garantie
    Sehr zufrieden mit den Stühlen. Haben Sie auch Kissen?
    kann die gasflasche mitgeliefert werden
    verkauft ihr gasherde
    was wenn mein rad gestohlen wird, zahlt das die versicherung
    ist heute jemand im laden
    kann ich heute noch für morgen bestellen
    Ich bin Anwalt und brauche die Rechnung auf die Kanzlei
    habt ihr feuerlöscher auf lager
    Wie melde ich ein Leck in der Luftmatratze?
    Mein Paket ist noch nicht da, wann kommt es?
    noch nicht erhalten, stimmt es dass es morgen kommt?
    schon bezahlt, wann wird verschickt
    aus versehen zweimal bestellt, kann eins weg
    kann ich in 3 raten zahlen
    Ich warte, bis es wieder auf Lager ist.
    Kann ich es drei Wochen testen?
    letztes mal lief es sehr gut, gleiche lieferung bitte
    hochzeitsgeschenk für mai, gibt es gutscheine?
    wir fliegen im juli, passt der koffer ins handgepäck?
    LIEFERT IHR NACH WIEN?
    HABT IHR DAS IN ROT
    ist das shampoo auch für babys
    meine mutter nimmt medikamente, darf sie das nehmen
    Schade dass es ausverkauft ist, kommt es wieder?
    Ich möchte mein Abo zum Januar kündigen.
    wie kann ich kündigen
    Wo kann ich eine Bewertung schreiben? Alles war prima.
    Ein Glas war kaputt, aber Sie haben das gut gelöst.
    hat etwas gedauert aber jetzt passt alles, danke
    Könnten Sie die Rechnung vor Freitag schicken?
    sagen sie mir kurz bescheid ob es geklappt hat
    expresslieferung, was kostet das?
    geht eine eilbestellung für nächste woche
    schlüssel vom schrank verloren, kann ich einen neuen bestellen
    Wie oft muss ich den Filter wechseln?
    bei jedem einloggen fragt er nach einem code, ist das normal?
    Der Fahrer war sehr freundlich!!
    super, hat alles geklappt!!!
    ja genau das meinte ich!!
    wie lang ist die wartezeit beim kundendienst
    verstehe dass viel los ist, melden sie sich wenn es passt
    kann der monteur auch samstags
    schöne lampe! passt da eine normale birne rein?
    sorry, falsche nummer, es ist 4412
    Ist das Gerät mit Gas sicher?
    alarm gekauft, wie stelle ich ihn ein
    überlege einen zweiten zu kaufen, gibts rabatt?
    kein problem, ich komme morgen vorbei
    angebot habe ich bekommen, danke
    hat sich erledigt, kein anruf nötig
    darf die verpackung bei rückgabe offen sein
    gibt es viele beschwerden über die matratze
    brauche hilfe beim einstellen vom thermostat`),
  frustrated: sentenceList(`
    Das ist doch ein Witz.
    Das ist wirklich das Letzte!
    ich hab jetzt echt genug von euch
    Mir reicht es endgültig.
    Das ist jetzt das fünfte Mal, dass ich dasselbe erzähle.
    warum antwortet mir keiner??
    Seit sechs Wochen warte ich auf mein Geld und höre nichts.
    jedes mal versprecht ihr was und nichts passiert
    Es ist eine Schande wie das hier läuft.
    so ein saftladen
    So geht man nicht mit Kunden um!
    3x angerufen, 3 verschiedene auskünfte
    immer noch keine reaktion, seit zehn tagen!
    ich will mein geld zurück und zwar sofort
    Lächerlich dass ich da selbst hinterherlaufen muss.
    ihr seid betrüger
    Auf Sie ist kein Verlass.
    was für ein unfähiger verein
    ich bin so was von bedient
    verdammt noch mal wie schwer kann das sein
    Schlechteste Erfahrung aller Zeiten.
    Nie wieder bestelle ich hier.
    Ich gehe damit zur Verbraucherzentrale.
    ich erstatte anzeige wegen betrug
    Meine Rechtsschutzversicherung ist informiert, Sie hören von uns.
    das stelle ich auf alle bewertungsportale
    ich setze ihnen hiermit eine letzte frist
    immer dasselbe mit euch, nur leere versprechen
    Wieder umsonst zu Hause geblieben. Vielen Dank auch.
    Klasse, wieder kein Paket. Ganz toll gemacht.
    na super, schon wieder das falsche
    danke für nichts
    Lesen Sie meine Nachrichten überhaupt?
    das macht mich wahnsinnig
    ich fühle mich verarscht
    zum dritten mal kaputt geliefert!
    wie kann das schon wieder schiefgehen
    WO BLEIBT MEIN GELD
    JETZT IST SCHLUSS!!!
    Unglaublich dass mir niemand helfen kann
    sie nehmen ihre kunden nicht ernst
    immer nur diese dämlichen textbausteine
    hört auf mit den standardantworten
    wer ist für dieses chaos verantwortlich
    seit wochen werde ich hingehalten
    drei techniker später und es geht immer noch nicht
    das darf doch nicht wahr sein
    Ich bin maßlos enttäuscht von Ihrer Firma.
    was bilden sie sich eigentlich ein
    😡😡 schon wieder nichts
    nein das stimmt NICHT und das hab ich schon mehrmals gesagt
    euer service ist unterirdisch
    ich bin stinksauer 🤬
    viermal weiterverbunden und keiner zuständig
    Wie lange soll ich noch warten, das dauert schon einen Monat
    wieder nicht gekommen und ich hab extra urlaub genommen
    euer chatbot ist müll
    eine unverschämtheit
    schämt euch
    das ist inakzeptabel, ich erwarte sofort mein geld`),
  urgent: sentenceList(`
    Mein Zug fährt in einer Stunde und ich habe kein Ticket
    die beerdigung ist morgen und die blumen wurden nie geschickt
    Das Fest beginnt heute Abend und das Zelt ist nicht da
    starker gasgeruch in der küche
    aus dem boiler spritzt wasser
    es kommt durch die decke, hilfe
    der kohlenmonoxidmelder geht los
    Die Steckdose funkt und riecht verbrannt
    meine karte wurde geklaut und jemand zahlt damit, bitte sperren
    jemand ist gerade in meinem konto
    meine tochter ist im auto eingeschlossen
    ich stehe draußen und komme nicht ins haus
    insulin ist nicht angekommen und ich habe keins mehr
    mein vater braucht heute abend seine medikamente und sie sind nicht da
    wir haben keine heizung und ein neugeborenes
    leute stecken im aufzug fest
    brauche dringend antwort, wir fahren in zwei stunden los
    ich muss das heute bis 17 uhr abgeben
    frist ist um mitternacht und ihre seite geht nicht
    der fahrer steht gerade am falschen haus, rufen sie ihn an
    übermorgen heirate ich und mein anzug ist nicht da
    flug geht heute nacht und mein pass ist in eurem paket
    strom ist weg und mein vater wird beatmet
    der keller läuft voll
    NOTFALL rohrbruch
    kann JETZT jemand kommen, das rohr ist geplatzt
    in einer halben stunde fängt der vortrag an und der beamer geht nicht
    mein kind hat ein teil von eurem produkt verschluckt
    der akku wird heiß und raucht
    die prüfung ist morgen früh und mein zugangscode geht nicht
    wir stehen am flughafen ohne buchung
    der hund hat die batterie gefressen
    die klinik braucht das gerät heute für eine operation`),
  frustratedUrgent: sentenceList(`
    Morgen ist die Beerdigung und ihr habt es wieder vermasselt!
    dreimal wegen gasgeruch angerufen und keiner kommt!!
    mein flug geht in 2 stunden und keiner geht ran, unfassbar
    die hochzeit ist heute abend und wieder nichts geliefert, eine frechheit
    wasser läuft durch die decke und ihr lasst mich warten, sofort anrufen!
    zum zweiten mal kommen meine medikamente nicht, ich brauche sie heute`),
  frustratedHuman: sentenceList(`
    schluss mit dem bot, ich will einen menschen!
    Zum vierten Mal, ich will jetzt den Vorgesetzten sprechen
    gebt mir jemanden der denken kann
    geht endlich ans telefon, ich rufe den ganzen morgen an
    ich will SOFORT eine echte person am apparat
    euer bot ist nutzlos, stellt mich durch
    genug automatischer quatsch, ein mitarbeiter bitte
    warum erreicht man bei euch niemanden!`),
}
