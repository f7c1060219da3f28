// Dutch of the Netherlands and of Belgium, as people type it on a phone.
import { sentenceList } from './sentence-list.ts'
import type { TaskExamples } from './task-examples.ts'

export const TASK_EXAMPLES_NL: TaskExamples = {
  opening_hours: sentenceList(`
    Wat zijn jullie openingstijden deze week?
    Tot hoe laat kan ik vandaag nog langskomen?
    Zijn jullie op Hemelvaartsdag geopend?
    hoe laat gaat de winkel morgen open
    tot wnr zijn jullie open vnd
    Kan ik zondagmiddag bij jullie terecht?
    zijn jullie open op 2e kerstdag
    Vanaf hoe laat is de showroom open?
    om hoe laat sluiten jullie op zaterdag
    zeg tot hoe laat zijde gij open
    Is de winkel in Breda op maandag dicht?
    hebben jullie koopavond
    wanneer zijn jullie gesloten
    Zijn er aangepaste uren in de vakantie?
    Openingsuren van de winkel in Hasselt aub
    in de voormiddag al open of pas na de middag?
    kank in de voormiddag ook komen of zijde dan toe
    gaan jullie over de middag dicht
    is er iemand in de winkel rond 9 uur
    ff checken, zijn jullie nu nog open
    Zijn jullie tijdens de feestdagen gewoon bereikbaar?
    hoe laat dicht vrijdag
    Wat zijn de uren van het filiaal aan de Markt?
    zijn jullie ook 's avonds open
    Is de balie tussen de middag bemand?
    ge zijt toch open morgen he
    kan ik na 18u nog binnenspringen
    wnr is de zaak open in het weekend
    Op welke dagen kan ik bij jullie binnenlopen?
    openingstijden nieuwjaarsdag?
    uurregeling winkel graag
    Is jullie magazijn op zaterdag open om iets af te halen?
    hoelaat doet ge de deuren open
    op pinkstermaandag open?
    Hoe laat begint en eindigt de koopzondag?
    is het nog open als ik er om half zes ben`),
  order_status: sentenceList(`
    Waar blijft mijn bestelling?
    Wanneer mag ik mijn pakket verwachten?
    is mn pakje al onderweg
    Kunt u zien of order 20488 al verstuurd is?
    mijn bestelling van vorige week is nog niet binnen
    Wat is de stand van zaken van bestelling 4411?
    heb nog geen track en trace gekregen
    De volgcode geeft niets weer, is het pakket wel weg?
    wnr komt de koerier ongeveer
    pakske nog altijd niet toegekomen, weten jullie meer?
    kheb maandag besteld, is da al verzonden?
    Wanneer wordt mijn kast geleverd?
    Hoelang duurt het nog voor mijn zetel toekomt
    status order 30211 aub
    is mn bestelling goed doorgekomen bij jullie
    Volgens PostNL is het bezorgd maar ik heb niets ontvangen
    zal mijn levering er voor het weekend zijn
    ligt mijn pakket al in een afhaalpunt
    er stond levering vandaag maar tot nu niks gezien
    Is er vertraging bij de levering?
    Ik zou graag weten wanneer mijn nieuwe bed toekomt
    hoe ver staat het met mijn order
    waar zit mijn pakje ergens
    de tracking staat al drie dagen op hetzelfde
    Komt de rest van mijn bestelling apart?
    mn pakketje zou gister komen
    Welke dag komt de chauffeur langs met mijn bestelling?
    geraakt mijn bestelling er nog voor vrijdag
    heb ik al een verzendbevestiging gehad? ik vind niks terug
    Kunt ge eens zien waar mijn pakje blijft
    bestelling 55021 al klaar om af te halen?
    wanneer vertrekt mijn pakket bij jullie
    is het al geleverd bij de buren misschien
    hoelaat komen ze leveren vandaag
    Mijn bestelling staat op 'in behandeling', wat betekent dat?
    wa is de stand van mijn bestelling`),
  invoice_copy: sentenceList(`
    Kan ik een kopie van mijn factuur krijgen?
    Ik heb geen factuur ontvangen bij mijn bestelling.
    Waar kan ik mijn rekening downloaden?
    kunde mij de factuur nog eens doorsturen
    factuur van bestelling 4411 aub
    heb de bon nodig voor de garantie
    mag ik het aankoopbewijs per mail
    Voor mijn boekhouding heb ik de btw-factuur nodig.
    kunnen jullie een factuur op naam van mijn zaak maken
    kvind mijn factuur niet meer terug
    Graag een duplicaat van de factuur van maart
    bonnetje kwijt, kan ik een nieuwe krijgen
    Wilt u de factuur opnieuw versturen naar mijn mailadres?
    mn boekhouder vraagt de factuur
    ik kan de factuur in mijn account niet openen
    Kan het btw-nummer nog op de factuur gezet worden?
    hoe geraak ik aan mijn factuur
    stuur me de rekening van vorige maand even
    pdf van de factuur graag
    heb enkel een orderbevestiging, geen factuur
    De factuur zat niet in het pakket.
    mss kan je de factuur nog es mailen
    waar vind ik facturen van vorig jaar
    heb je een kassaticket voor mij van mijn aankoop
    Ik moet de factuur indienen bij mijn werkgever, kunt u die sturen?
    factuur nr 20231 doorsturen svp
    is er een factuur van order 88
    krijg ik daar nog een factuur van?
    Gelieve mij een kopie van de rekening te bezorgen
    bewijs van betaling nodig aub
    ik had graag de factuur gehad van mijn laatste aankoop
    op de factuur staat een foute bedrijfsnaam, graag een nieuwe
    kan de factuur ook in het engels
    Waar staat de factuur op de website?
    ff de factuur nodig van die stoelen`),
  return: sentenceList(`
    Hoe stuur ik een artikel terug?
    Ik wil mijn bestelling graag retourneren.
    Kan ik dit product nog ruilen voor een grotere maat?
    is dit terug leverbaar als ik het al gepast heb
    de schoenen zijn te klein, wat nu
    er zat geen retourlabel bij
    Binnen hoeveel dagen moet ik retour sturen?
    mag ik het ook in de winkel terugbrengen
    kwil die lamp terugsturen, bevalt niet
    Kost terugsturen geld?
    verkeerde kleur gekregen, hoe kan ik ruilen
    Het product is beschadigd aangekomen, ik wil het terugsturen
    kan ik die broek omwisselen voor een 38
    retour aanmelden lukt niet op de site
    wanneer krijg ik mn geld terug van mijn retour
    Moet de doos nog heel zijn om te retourneren?
    hoe werkt retourneren bij jullie
    heb het verkeerde gekregen, wil het terugzenden
    is mijn retour al binnen
    Kan ik een deel van de bestelling terugsturen?
    ik wil er eentje omruilen
    bon kwijt, kan ik het dan nog terugbrengen
    de jas past niet, terugsturen of ruilen?
    waar moet ik het retourpakket afgeven
    kunnen jullie het terug komen ophalen
    Ik zie ervan af en wil het herroepingsrecht gebruiken
    hoelang heb ik om iets terug te brengen
    tis niet wat ik dacht, kan da terug
    Kan ik een cadeau ruilen zonder bon?
    geen retourformulier in de doos gevonden
    het tafelblad heeft een kras, ik wil een ander
    wil mn bestelling teruggeven en geld terug
    Hoe lang duurt de terugbetaling na een retour?
    mag ik uitgepakte spullen retourneren
    kga die zetel terugsturen, hoe doe ik da`),
  change_address: sentenceList(`
    Ik ben verhuisd en wil mijn adres doorgeven.
    Hoe wijzig ik mijn bezorgadres?
    Kan mijn pakket naar een ander adres gestuurd worden?
    verkeerd huisnummer ingevuld, kan dat nog aangepast
    nieuw adres doorgeven graag
    mn adres klopt niet meer
    kan je het leveradres veranderen naar mijn werk
    Ik heb per ongeluk mijn oude adres gebruikt bij de bestelling.
    we gaan verhuizen vanaf 1 mei, waar geef ik dat door
    Het factuuradres moet anders.
    postcode is fout, moet 9000 zijn
    kunde mijn adres aanpassen aub
    stuur het maar naar mijn ouders ipv naar mij
    adreswijziging
    Kan ik na het bestellen het afleveradres nog aanpassen?
    kheb een typfout in mijn straatnaam
    leveren op een ander adres kan dat nog
    Mijn nieuwe adres is Lindelaan 4 in Aalst
    hoe pas ik mijn gegevens aan in mijn profiel
    bus nummer vergeten bij mijn adres
    wij wonen sinds deze week ergens anders
    ik moet een ander e-mailadres en adres doorgeven
    Wilt u in uw bestand mijn nieuwe woonadres zetten?
    adres staat nog op mijn ex
    pakje moet naar kot gestuurd worden, niet naar huis
    adres wijzigen lukt niet in mijn account
    kan het bij de buren op nummer 12 geleverd worden
    foute gemeente ingevuld bij bestelling 4411
    Ik wil graag een ander afleverpunt kiezen.
    Ons bedrijf is verhuisd, graag het adres aanpassen
    mijn telefoonnummer en adres zijn gewijzigd
    tis nu Kerkplein 3 ipv Dorpsstraat
    kan bestelling naar mijn zus gaan, zij is wel thuis
    leveradres wijzigen svp
    Mijn oude adres staat nog op de bestelling, kan dat anders?`),
  talk_to_person: sentenceList(`
    Ik wil graag met iemand praten.
    Kan ik een medewerker aan de lijn krijgen?
    verbind me door met een collega
    kan er iemand mij bellen
    liever een mens dan een robot
    bel mij even terug aub
    Mag ik een echte persoon spreken?
    is er een telefoonnummer dat ik kan bellen
    kwil met ne mens klappen
    ik wil geen chatbot
    Kunt u mij doorverbinden met de klantenservice?
    wie kan ik hierover spreken
    medewerker
    mens aub
    Kan iemand van jullie contact met me opnemen?
    gewoon iemand van vlees en bloed graag
    ik praat niet met een computer
    kan ik jullie telefonisch bereiken
    laat een collega dit bekijken
    geef me een echte medewerker
    op welk nummer kan ik bellen
    terugbellen graag, 0470 is mijn gsm
    Ik zou graag een gesprek met een adviseur hebben
    de bot snapt mij niet, iemand anders graag
    helpdesk aub
    kan ik een afspraak maken om te bellen
    is er daar iemand die mee kan kijken
    hallo ik zoek een echt mens
    graag persoonlijk contact
    mag ik uw leidinggevende even
    bellen gaat sneller, kan dat?
    spreek ik met een mens of een bot? liefst een mens
    met wie kan ik telefoneren over mijn dossier
    ik wil live chatten met een medewerker
    zet me door naar support`),
}
