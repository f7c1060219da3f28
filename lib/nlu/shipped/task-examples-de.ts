import { sentenceList } from './sentence-list.ts'
import type { TaskExamples } from './task-examples.ts'

export const TASK_EXAMPLES_DE: TaskExamples = {
  opening_hours: sentenceList(`
    Wie lauten Ihre Öffnungszeiten?
    Bis wie viel Uhr haben Sie heute geöffnet?
    Haben Sie an Feiertagen offen?
    wann macht ihr morgen auf
    bis wann habt ihr heute offen
    hat der laden sonntags auf
    seid ihr grad noch offen
    Um wie viel Uhr schließt das Geschäft am Samstag?
    habt ihr an heiligabend auf
    Ab wann ist die Ausstellung geöffnet?
    öffnungszeiten filiale köln bitte
    Ist die Filiale montags geschlossen?
    gibts nen langen donnerstag
    zeiten fürs wochenende?
    Ändern sich die Zeiten in den Ferien?
    wann kann ich vorbeikommen
    an welchen tagen habt ihr zu
    um 19 uhr noch jemand da?
    Ist der Kundendienst abends erreichbar?
    neujahr offen?
    wann kann ich im laden was abholen
    Machen Sie eine Mittagspause?
    ab wann morgen frühestens
    wie lange freitags offen
    ist nach sechs noch wer im laden
    Gelten im Sommer andere Öffnungszeiten?
    wann hat der shop auf
    karfreitag geöffnet?
    Ab wann ist die Warenausgabe besetzt?
    kurze frage, wann schließt ihr
    mach ihr samstags früher zu`),
  order_status: sentenceList(`
    Wo bleibt meine Bestellung?
    Wann darf ich mit meinem Paket rechnen?
    wurde mein paket schon verschickt
    Können Sie den Status der Bestellung 20488 prüfen?
    mein päckchen ist immer noch nicht da
    Ich habe keine Sendungsnummer bekommen.
    sendungsverfolgung steht seit tagen still
    gibts was neues zu meiner lieferung
    wann kommt der fahrer ungefähr
    Können Sie mir sagen, wann mein Sofa geliefert wird?
    letzten montag bestellt, bisher nix da
    Laut DHL zugestellt, aber ich habe nichts erhalten
    was ist mit auftrag 4411
    ist das schon unterwegs zu mir
    ist meine bestellung durchgegangen
    Wurde der zweite Teil meiner Bestellung schon versendet?
    wie lang dauerts noch bis es da ist
    Gibt es Verzögerungen bei der Lieferung?
    kommt das noch vor freitag
    warte auf ein paket von euch, wann kommt das
    An welchem Tag ist meine Lieferung geplant?
    bestellstatus bitte
    könnt ihr sehen wo mein paket steckt
    paket verfolgen
    status steht auf in bearbeitung, was heißt das
    ist meine abholung schon bereit
    Wurde das Paket beim Nachbarn abgegeben?
    wann ist mit der ware zu rechnen
    link zum tracking geht nicht, wo ist mein paket
    noch keine versandbestätigung gekommen
    Ich hätte gern eine Auskunft zu meinem Kauf`),
  invoice_copy: sentenceList(`
    Könnte ich eine Kopie meiner Rechnung bekommen?
    Ich habe zu meiner Bestellung keine Rechnung erhalten.
    Wo kann ich meinen Beleg herunterladen?
    bitte rechnung nochmal schicken
    brauche die rechnung zu auftrag 4411
    beleg verloren, könnt ihr nen neuen schicken
    Mein Steuerberater braucht die Rechnung mit Mehrwertsteuer.
    könnt ihr die rechnung auf meine firma ausstellen
    rechnung vom letzten monat bitte
    ich brauch nen kaufbeleg für die garantie
    Könnten Sie mir die Rechnung als PDF mailen?
    im karton war keine rechnung
    wie komm ich an meine rechnung
    kann die rechnung im konto nicht öffnen
    Bitte senden Sie die Rechnung an meine Büroadresse.
    wo find ich alte rechnungen
    rechnungsduplikat bitte
    brauch ne quittung für die spesen
    hab nur ne bestellbestätigung, keine rechnung
    Kann die Umsatzsteuer-ID noch auf die Rechnung?
    schickt mir die rechnung nochmal
    gibts nen beleg zu den stühlen
    rechnung nr 20231 nochmals zusenden
    Mein Arbeitgeber möchte die Rechnung, können Sie sie schicken?
    kassenbon weg, was tun
    gibt es zu der bestellung eine rechnung
    Ich hätte gern eine ordentliche Rechnung
    der name auf der rechnung ist falsch, bitte neu ausstellen
    Wo auf der Webseite liegen meine Belege?
    zahlungsnachweis benötigt`),
  return: sentenceList(`
    Wie schicke ich einen Artikel zurück?
    Ich möchte meine Bestellung zurücksenden.
    Kann ich das gegen eine größere Größe tauschen?
    schuhe zu klein, was jetzt
    wo ist das retourenetikett
    Innerhalb wie vieler Tage kann ich zurückschicken?
    kann ichs auch im laden zurückgeben
    lampe gefällt nicht, will sie zurückschicken
    Ist die Rücksendung kostenlos?
    falsche farbe bekommen, kann ich umtauschen
    Die Ware kam beschädigt an und soll zurück
    muss die jeans gegen 32 umtauschen
    retoure lässt sich online nicht anmelden
    wann krieg ich mein geld für die retoure
    Muss für die Rückgabe der Originalkarton da sein?
    wie läuft das mit retouren
    ihr habt mir was falsches geschickt, das geht zurück
    ist meine rücksendung schon bei euch
    Kann ich einen Teil der Bestellung zurückgeben?
    will einen davon umtauschen
    kein bon mehr, geht rückgabe trotzdem
    jacke passt nicht, zurück oder tauschen?
    wo geb ich das retourenpaket ab
    könnt ihr das wieder abholen
    Ich möchte vom Widerrufsrecht Gebrauch machen
    wie lange dauert die erstattung nach der rückgabe
    ist nicht das was ich wollte, kann das zurück
    Kann ich ein Geschenk umtauschen?
    kein rücksendeschein im paket
    will es zurückgeben und geld zurück`),
  change_address: sentenceList(`
    Wir sind umgezogen, bitte ändern Sie unsere Adresse.
    Wie ändere ich meine Lieferadresse?
    Kann mein Paket woanders hingehen?
    falsche hausnummer angegeben, könnt ihr das ändern
    neue anschrift
    meine adresse stimmt nicht mehr
    könnt ihr es an meine arbeit schicken
    Ich habe bei der Bestellung versehentlich die alte Adresse angegeben.
    wir ziehen nächsten monat um, wem sag ich das
    Die Rechnungsadresse muss geändert werden.
    falsche plz bei der bestellung
    bitte lieferanschrift ändern
    schickt es zu meinen eltern statt zu mir
    adressänderung
    Lässt sich die Adresse nach der Bestellung noch anpassen?
    tippfehler in der straße
    lieferung woanders hin möglich?
    Meine neue Adresse ist Lindenweg 4 in Kassel
    wie änder ich meine daten im profil
    stockwerk und klingel vergessen anzugeben
    wir wohnen jetzt woanders
    neue email und anschrift für euch
    Bitte hinterlegen Sie meine neue Wohnanschrift.
    läuft noch auf die alte wohnung
    kann das nebenan in nummer 12 abgegeben werden
    adresse im konto lässt sich nicht ändern
    falscher ort bei auftrag 4411
    Ich möchte eine andere Abholstation wählen.
    unsere firma ist umgezogen, bitte adresse anpassen
    bitte an meine schwester liefern, die ist zuhause`),
  talk_to_person: sentenceList(`
    Ich würde gerne mit jemandem sprechen.
    Kann ich einen Mitarbeiter ans Telefon bekommen?
    verbinden sie mich mit einem kollegen
    kann mich wer anrufen
    lieber ein mensch als ein roboter
    ruft mich bitte zurück
    Darf ich mit einer echten Person reden?
    gibts ne telefonnummer
    ich will keinen chatbot
    Bitte stellen Sie mich zum Kundenservice durch.
    mit wem kann ich darüber reden
    mitarbeiter
    mensch bitte
    Könnte sich jemand von Ihnen bei mir melden?
    ein richtiger mensch wär gut
    ich rede nicht mit nem computer
    sind sie telefonisch erreichbar
    soll sich bitte ein kollege anschauen
    echten ansprechpartner bitte
    unter welcher nummer kann ich anrufen
    rückruf aufs handy bitte
    Ich hätte gern ein Gespräch mit einem Berater
    der bot kapiert es nicht, jemand anders bitte
    hotline bitte
    können wir einen anruf vereinbaren
    ist da jemand der mit draufschauen kann
    suche einen menschen
    weiterleiten an support
    kann ich ihren vorgesetzten sprechen
    telefonisch gehts schneller, geht das?`),
}
