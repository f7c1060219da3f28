// What resembles a built-in task and is none: prices, stock, payment, appointments, cancelling, products. For the
// background of a model that has the built-in tasks only; a task of an installation's own may well be one of these.
import type { NluLanguage } from '../nlu-language.ts'
import { sentenceList } from './sentence-list.ts'

const NEAR_MISSES: Record<NluLanguage, string[]> = {
  nl: sentenceList(`
    Wat kost de levering aan huis?
    leveren jullie ook in Frankrijk
    vanaf welk bedrag is verzenden gratis
    hoeveel dagen is de levertijd van een nieuwe bank
    hebben jullie deze lamp op voorraad
    wanneer komt het rode model weer binnen
    is die jas er ook in het zwart
    kan ik in drie keer betalen
    mijn betaling is geweigerd
    nemen jullie cadeaubonnen aan
    er is te veel afgeschreven
    ik wil mijn bestelling annuleren
    bestelling 4411 mag geschrapt worden
    kan ik een afspraak maken voor advies
    de monteur kan donderdag toch niet langskomen
    hoeveel jaar garantie zit erop
    het toestel gaat niet aan
    hoe zet ik de kast in elkaar
    mijn kortingscode werkt niet
    ik kan niet inloggen op mijn account
    wat is het verschil tussen deze twee modellen
    ik wil mijn abonnement stopzetten
    ik heb een klacht over de bezorger
    heb je advies welke maat ik moet nemen
    maken jullie ook keukens op maat`),
  en: sentenceList(`
    How much is home delivery?
    do you deliver to France
    from what amount is shipping free
    how many days is the lead time for a new sofa
    do you have this lamp in stock
    when will the red one be back in stock
    does the coat come in black
    can I pay in three instalments
    my payment was declined
    do you take gift cards
    I was charged too much
    I want to cancel my order
    please scrap order 4411
    can I book an appointment for advice
    the engineer can't come on thursday after all
    how many years of warranty does it have
    the device won't turn on
    how do I put the cabinet together
    my discount code isn't working
    I can't log in to my account
    what's the difference between these two models
    I want to end my subscription
    I have a complaint about the driver
    any advice on what size to take
    do you make kitchens to measure`),
  de: sentenceList(`
    Was kostet die Lieferung nach Hause?
    liefert ihr auch nach Frankreich
    ab welchem Betrag ist der Versand frei
    wie lange ist die Lieferzeit für ein neues Sofa
    habt ihr die Lampe auf Lager
    wann kommt das rote Modell wieder rein
    gibts die Jacke auch in schwarz
    kann ich in drei Raten zahlen
    meine Zahlung wurde abgelehnt
    nehmt ihr Gutscheine an
    es wurde zu viel abgebucht
    ich will meine Bestellung stornieren
    Auftrag 4411 bitte streichen
    kann ich einen Beratungstermin ausmachen
    der Monteur kann am Donnerstag doch nicht kommen
    wie viele Jahre Garantie gibt es
    das Gerät geht nicht an
    wie baue ich den Schrank zusammen
    mein Rabattcode geht nicht
    ich kann mich nicht einloggen
    was ist der Unterschied zwischen den zwei Modellen
    ich möchte mein Abo beenden
    ich habe eine Beschwerde über den Fahrer
    welche Größe empfehlen Sie
    fertigt ihr auch Küchen nach Maß`),
  fr: sentenceList(`
    Combien coûte la livraison à domicile ?
    vous livrez aussi en France
    la livraison est gratuite à partir de combien
    quel est le délai pour un nouveau canapé
    cette lampe est en stock ?
    le modèle rouge revient quand en stock
    la veste existe en noir
    je peux payer en trois fois
    mon paiement a été refusé
    vous acceptez les chèques cadeaux
    on m'a prélevé trop
    je veux annuler ma commande
    merci de supprimer la commande 4411
    je peux prendre rendez-vous pour un conseil
    le technicien ne peut finalement pas venir jeudi
    la garantie est de combien d'années
    l'appareil ne s'allume pas
    comment monter l'armoire
    mon code promo ne marche pas
    je n'arrive pas à me connecter à mon compte
    quelle différence entre ces deux modèles
    je veux résilier mon abonnement
    j'ai une plainte au sujet du livreur
    quelle taille me conseillez-vous
    vous faites des cuisines sur mesure`),
}

export function shippedNearMisses(languages: readonly string[]): { text: string; language: string }[] {
  return Object.entries(NEAR_MISSES)
    .filter(([language]) => languages.includes(language))
    .flatMap(([language, texts]) => texts.map((text) => ({ text, language })))
}
