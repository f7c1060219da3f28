// Words that are words of their own: not somebody's typo ("kracht" for klacht, "tevreden" for ontevreden) and not the
// compound of a keyword ("politiek" of politie). Five letters and more; shorter ones are never taken for either.
import { foldWord } from '../normalize-text.ts'

const LISTS = [
  // nl
  `aanbieding aandacht aankoop aantal achter afbeelding afgelopen afspraak afspraken allebei alleen allemaal andere anders antwoord artikel avond bedrag
  bedragen bedrijf bedrijven bedoel bedoeling bedoelt begint begin begrijp beide bekend belang belangrijk bellen belofte beloofd beloften beneden bericht
  berichten beslist bestaat besteld bestelde bestellen bestelling bestellingen betaald betaalde betaalt betalen betaling betalingen betekent beter bevat
  bezoek bezorgd bezorgen bezorger bezorging bijna binnen binnenkort blijft blijven boven breed breken brengen brengt brief brieven broek broeken buiten
  buren cadeau contact contract controle dagen daarna daarom deken delen denken derde deze dicht dienst diensten dingen direct doorgeven dragen dringend
  drinken dubbel duidelijk duren durven echte echter eerder eerste eigen einde eindelijk elkaar enkel enkele ergens ervaring factuur facturen familie
  feest fiets filiaal formulier foute fouten gaten gasten gebeld gebeurd gebeurt gebruik gebruiken gebruikt gedaan gegevens geholpen geldig geleden gelezen
  geleverd geluk gemaakt gemeld gemist genoeg geplaatst geschikt gesprek gesprekken gesloten gestuurd getal gevraagd geweest gewenst geworden gezien gezegd
  gisteren goede goedkoop graag grote groot groter groene handen handig hebben heeft helemaal helpen herinnering hetzelfde hierover horen houden huidige
  huizen ieder iedereen iemand informatie inmiddels inschrijving ingang ja kaart kaarten kamer kansen kapot kasten kiezen kijken klanten klaar klein
  kleine kleur kleuren klopt klucht knecht komen komende kopen koper kopie korte korting kosten kracht krachtig krachten krijgen krijgt kunnen kwaliteit laatst
  laatste lachen lager lange langer lastig later laten lekker leggen leuke levering leveren levert lezen lichaam lichte liever liggen lopen luister maand
  maanden maandag maken manier mannen markt maten meenemen meestal melden melding meubel meubels mensen menselijk minder minuten misschien moeilijk
  moeite moeten mogelijk mogen moment monteur morgen mouwen naast nadat namen netjes nemen niemand nieuw nieuwe nodig nogmaals normaal nummer nummers
  onder onderdeel online ontvangen ontvangst onze oorzaak openen opening opgelost oplossing opnieuw opslag opties orde orders ouder ouders over overal
  overigens pakje pakken pakket pakketten papier passen passend persoon personen plaats plaatsen plannen politiek woestijn postcode praten prijs prijzen prima
  probeer probleem problemen product producten proberen punten raden rekening rekeningen reden reparatie reserveren retour rijden ruilen ruimte samen
  scherm schrijven slecht slechte slapen sleutel sluiten snelle soort spelen spreken staan stad status steden stellen sterk stoel stoelen stof stoppen
  straat straks stuks stuur sturen tafel tafels tekst telefoon tellen terug tevreden thuis tijdens tijden toestel totaal trouwen tussen tweede uiterlijk
  uitleg uitleggen vaak vader vakantie vanaf vanavond vandaag vanmiddag vanmorgen varen vaste veranderd veranderen verder verhaal verkeerd verkeerde verkocht
  verkopen verloop verloren verschil verschillende versie verstuurd vertellen verwacht verwachten verzending verzonden vinden vliegen voelen volgen volgende
  voldoende voorbeeld vooral voordat voorraad voorwaarde vorige vraag vragen vriend vrienden vrijdag vroeger waarom waarschijnlijk wachten wanneer water
  weken wegen weinig wekker welke wensen werken werkt wereld wijzigen willen winkel winkels winter wissel wisten woensdag wonen woning worden wordt zaken
  zaterdag zeggen zeker zenden zetten zitten zoals zoeken zomer zondag zonder zorgen zorgt zouden zware`,
  // en
  `about above accept account address after again against almost alone already although always amount another answer anyone anything around arrive arrived
  because become before began begin behind being believe below between blank block board bottom bought branch bread break bring brought build business cannot
  carry catch cause change changed charge charged chance cheap check choice choose claim class clean clear close closed color colour coming common company
  compare complete confirm contact content contract could count country course cover credit current customer damage decide deliver
  delivered delivery detail details different direct discount double during early either email empty enough enter entire error every everyone everything
  exact example expect experience express extra family faster father fault final finally first follow found friend front further given going great group
  guess happen happened having heard heart heavy hello house however human humane humans humanity hundred ideal image important include inside instead
  invoice issue itself keeping kitchen large later latest layer leave length letter level light little local longer looking lower lunch maker making manage
  manager matter maybe meaning measure member message middle might minute missing model moment money month morning mother moving never night nobody normal
  nothing notice number offer office often online open order ordered orders other others outside over package paper parcel parent partner party payment
  people perfect perhaps period person phone picture piece place please point possible power prepare present press pretty price print private problem
  process product promise proper provide public quality question quick quiet quite rather reach ready really reason receipt receive received recent record
  refuse refused remain remind remove repair replace report request return returned right round sales saying second section seems send sense
  separate service several shall share ship shipped shipping short should since single sister small someone something sometimes soon sorry sound special
  speed spend staff stand start state status still stock store story street strong stuff style subject such summer support sure system table taken talking
  thank thanks their there these thing things think third this those though thought three through today together tomorrow tonight total toward track trade
  travel treat trial trouble trust trying turned twice under until update upper usual value version visit voice waiting watch water website week weeks weight
  where whether which while white whole whose window winter within without woman women wonder wonderful words working world worry worse worth would write
  writer wrong years yesterday young yours lawful layers author compliant constraint urgently`,
  // de
  `abend aber alle allein alles alter andere anderen anders anfang angebot anfrage antwort anzahl arbeit artikel auftrag augen außen außer bald bekommen
  bereich bereits besser beste bestellen bestellt bestellung besuch betrag betreff bezahlt bezahlung bisher bitte bleiben brauche brauchen brief
  bringen danach danke daran darauf darum datum dauer dauert davon dazu denken deren dessen deutlich dieser dieses dinge direkt doppelt dort draußen dritte
  drucken dunkel durch dürfen ebenso eigene einfach einige einmal einzige endlich ende entweder erhalten erklären erst erste etwas farbe fehler fehlt fenster
  fertig finden firma folgen frage fragen frau freitag freund früher führen funktioniert ganze garten geben gebracht gegen gehen gehört gekauft gekommen
  geliefert gelten gemacht genau genug gerade gerne gesagt geschickt gestern gesund gewesen geworden gibt glauben gleich glück groß große größe grund gültig
  gut gute haben halten handel hatte hatten hause heißt helfen herr heute hilfe hinter hoch hören immer innen irgendwie jahre jeder jemand jetzt karte kasse
  kaufen kaum keiner kennen kinder klappt klar klein kleine kommen kommt konnte können kosten kunde kunden kündigung kurz lager lampe land lange langsam
  lassen laufen leben leider leicht letzte leute lieber liefern lieferung liegen links machen mangel mehr mein meine meinung melden menge mensch menschen
  menschlich merken minute mitte mittwoch möchte möglich monat monate montag morgen muss müssen mutter nachricht nächste name natürlich neben nehmen neue
  nicht nichts nochmal normal nummer nutzen oben oder öffnen offen ordnung paket person pflege platz plötzlich preis preise problem produkt punkt raum rechnung
  rechnungen rechts reden reich reise reparatur richtig rufen ruhig sache sachen sagen samstag schaden schicken schlecht schließen schluss schnell schon
  schreiben schule schwer sehen seite selbst senden setzen sicher sieht sollen sommer sonntag sonst spielen später sprechen stand stark statt stehen stelle
  stellen stimmt straße stück stunde stunden suchen tage tausch teil teile telefon termin text tisch tragen treffen trotzdem über überhaupt übrigens umtausch
  unten unter verkauf verloren versand verstehen versuch vertrag viele vielleicht voll vorher wagen wahl während waren warten warum wasser wechsel weder wegen
  weil weiß weiter welche wenig wenn werden wichtig wieder winter wirklich wissen woche wochen wohnung wollen wort wurde zahlen zahlung zeigen zeit zeiten
  zimmer zuerst zufrieden zurück zusammen zwischen`,
  // fr
  `absence accord achat acheter adresse affaire agence aider ailleurs aimer ainsi aller alors ancien année appel appeler appareil après arrêt arriver article
  assez attendre attente aucun aujourd aussi autant autre autres avance avant avec avoir avis bagage banque beaucoup besoin bientôt billet bonjour
  bonsoir boutique bureau cadeau cartes carton cause celle certain chacun chaise chambre changer chaque chercher cheval chez choisir chose cinq client clients
  code colis combien commande commander commandes comme comment commerce compris compte compter conseil contact contenu contre contrat côté couleur coup
  courrier cours créer croire cuisine dans date décider début dehors déjà délai demain demande demander depuis dernier derrière dessous dessus détail deux
  devant devenir devoir différent dire directement disponible donc donner double droit durant école écrire effet encore endroit enfant enfin ensemble entre
  entrer envie envoi envoyer équipe erreur espace essai essayer état étage exact exemple facile facture factures faire fallu famille faute femme fenêtre
  fermer fille finir fois force forme français frais frère garantie garder gauche gens grand grande gratuit groupe habitude haut heure heures heureux hier
  histoire homme huit idée image important impossible information jamais jardin jeune jeudi jouer jour jours juste laisser langue large lettre leur libre
  lieu ligne livre livrer livraison long longtemps lorsque lundi machine madame magasin main maintenant mairie maison malade malgré manger manque marche
  marché mardi matin mauvais meilleur membre même mettre midi mieux minute mois moment monde monsieur montant montrer moyen musique nombre nommer notre
  nouveau nouvelle numéro objet offre oublier ouvert ouvrir page papier parce pareil parler parmi partie partir passer patience payer pays pendant penser
  perdre perdu personne petit petite peut peur photo pièce place plaisir plein plusieurs plutôt point porte poser possible poste pour pourquoi pouvoir
  premier prendre presque prix problème produit produits prochain propos quand quart quelque question quoi raison rapide recevoir reçu recherche reclame
  regarder remise remplir rendre rendu répondre réponse reste rester retard retour retourner réussir rien robe rouge route rue sale salle samedi sans santé
  savoir semaine sembler sens service seul seulement simple site situation sœur soir soirée somme sonner sortir souvent suite suivi suivre sujet sûr table
  taille tard téléphone temps tenir terme tête texte timbre toujours tour tout toute train travail trop trouver utiliser vacances valable vendre vendredi
  venir vente verre vers version vêtement ville vite voici voilà voir voiture votre vouloir voyage vrai vraiment`,
]

export const COMMON_WORDS: ReadonlySet<string> = new Set(
  LISTS.flatMap((list) => list.split(/\s+/))
    .map(foldWord)
    .filter((word) => word.length >= 5),
)
