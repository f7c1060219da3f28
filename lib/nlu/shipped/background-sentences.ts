// What people also write: talk, questions about the world, other trades' business. It stands for all that no task covers.
import type { NluLanguage } from '../nlu-language.ts'
import { sentenceList } from './sentence-list.ts'

export const BACKGROUND_SENTENCES: Record<NluLanguage, string[]> = {
  nl: sentenceList(`
    Wat voor weer wordt het morgen in Groningen?
    Wie heeft gisteren de wedstrijd gewonnen?
    Mijn buurman heeft een nieuwe hond.
    Ik ben gisteren pas laat thuisgekomen.
    Hoe kook ik rijst zonder dat hij plakt?
    De trein had weer vertraging vanochtend.
    Vertel eens een mop
    Zoeken jullie nog personeel voor in het weekend?
    Sponsoren jullie ook sportclubs?
    Wat is de hoofdstad van Noorwegen?
    kent ge een goeie film voor vanavond
    Ik heb zin in vakantie
    Wij gaan volgende maand naar Spanje.
    Hoeveel inwoners heeft Gent?
    Mijn zoon leert voor zijn rijbewijs.
    Speel iets van de Beatles
    Hoe lang moet een ei koken
    Dat had ik niet verwacht van hem.
    Zij speelt al jaren piano.
    Het regent hier al de hele dag.
    wat vind jij van de verkiezingen
    Ik volg een cursus fotografie
    Kun je een gedicht schrijven over de lente?
    Mijn wachtwoord van de school werkt niet meer
    Hoe zeg je goedemorgen in het Italiaans?
    De kinderen zitten vandaag bij oma.
    Zet de wekker op zeven uur
    Ik heb hoofdpijn, wat kan ik nemen?
    Wat doen jullie aan duurzaamheid?
    Wie is de directeur van jullie bedrijf?
    Ik schrijf een scriptie over klantcontact, mag ik jullie interviewen?
    Waar wordt dat bij jullie gemaakt?
    Hebben jullie ook een nieuwsbrief
    Mijn fiets is gestolen op het station.
    hoe oud zijt gij eigenlijk
    Reserveer een tafel voor vier personen om acht uur
    Het boek ligt op de keukentafel.
    Er staat een file op de ring van Antwerpen
    Mogen honden binnen?
    Hij werkt als verpleger in het ziekenhuis.
    De lamp in de gang brandt nog.
    Zing een liedje
    Kun je mijn huiswerk maken?
    Ik zoek een cadeau voor een meisje van acht, tips?
    Wat is het verschil tussen een wolf en een hond?
    Zijn er hier in de buurt leuke restaurants?
    zin om straks iets te gaan drinken
    Onze vergadering is verplaatst naar lokaal drie.
    Hoe verwijder ik een wijnvlek uit een tapijt?
    Kan ik bij jullie stage lopen?
    Mijn laptop is zo traag de laatste tijd
    Doen jullie ook aan vergoedingen voor artsen
    Hij heeft het mij nooit verteld.
    Ik wil meedoen aan de wedstrijd op Facebook
    Ben jij een robot of een echt mens?
    Wat eten we vanavond?
    Ze woont sinds kort in Leuven.
    Hoeveel is honderd dollar in euro?
    Mijn kat eet al twee dagen niet.
    Wat is de zin van het leven?`),
  en: sentenceList(`
    What's the weather like in Denver tomorrow?
    Who won the match last night?
    My neighbour got a new dog.
    I came home very late yesterday.
    How do I cook rice so it doesn't stick?
    The train was late again this morning.
    tell me a joke
    Are you hiring at the moment?
    Do you sponsor sports clubs?
    What is the capital of Norway?
    any good films to watch tonight
    I really need a holiday
    We are going to Spain next month.
    how many people live in Canada
    My son is learning to drive.
    play something by the Beatles
    how long should I boil an egg
    I did not expect that from him.
    She has played the piano for years.
    It has been raining here all day.
    what do you think about the election
    I am taking a course in photography
    Can you write a poem about spring?
    how do you say good morning in Italian
    The children are staying with grandma today.
    set an alarm for seven
    I have a headache, what can I take?
    What are you doing about sustainability?
    Who is the head of your company?
    I'm writing a thesis, could I interview you?
    where are your products made
    do you have a newsletter
    My bike was stolen at the station.
    how old are you
    book a table for four at eight
    The book is on the kitchen table.
    there is a traffic jam on the ring road
    Are dogs allowed inside?
    He works as a nurse in a hospital.
    The light in the hall is still on.
    sing me a song
    can you do my homework
    I'm looking for a present for a girl of eight
    what's the difference between a wolf and a dog
    any nice restaurants around here
    fancy a drink later
    Our meeting moved to room three.
    How do I get a wine stain out of a carpet?
    can I do an internship with you
    my laptop has been so slow lately
    he never told me about it
    I want to enter the competition on Facebook
    are you a robot or a real human
    What's for dinner tonight?
    She moved to Boston recently.
    how much is a hundred dollars in euros
    My cat hasn't eaten for two days.
    what is the meaning of life
    who invented the telephone
    what does this word mean
    how far is the moon from the earth
    how tall is the tallest building in the world
    what time is it in Tokyo
    remind me to water the plants
    what's a good recipe for pancakes
    how many calories are in a banana
    turn off the lights in the bedroom
    which planet is the largest
    can you recommend a dentist
    how do I fix a flat tire
    what are the best books of the year
    when was the first world war
    is it safe to swim in the lake
    what should I wear to a job interview`),
  de: sentenceList(`
    Wie wird das Wetter morgen in Hamburg?
    Wer hat gestern das Spiel gewonnen?
    Mein Nachbar hat einen neuen Hund.
    Ich bin gestern erst spät nach Hause gekommen.
    Wie koche ich Reis, ohne dass er klebt?
    Die Bahn hatte heute früh wieder Verspätung.
    erzähl mal einen witz
    Suchen Sie noch Personal?
    Sponsern Sie auch Sportvereine?
    Was ist die Hauptstadt von Norwegen?
    kennst du einen guten film für heute abend
    Ich brauche dringend Urlaub
    Wir fahren nächsten Monat nach Spanien.
    Wie viele Einwohner hat Bremen?
    Mein Sohn macht gerade den Führerschein.
    spiel was von den beatles
    wie lange muss ein ei kochen
    Das hätte ich nicht von ihm erwartet.
    Sie spielt seit Jahren Klavier.
    Hier regnet es schon den ganzen Tag.
    was hältst du von der wahl
    Ich besuche einen Kurs in Fotografie.
    Kannst du ein Gedicht über den Frühling schreiben?
    Wie sagt man guten Morgen auf Italienisch?
    Die Kinder sind heute bei Oma.
    stell den wecker auf sieben
    Ich habe Kopfschmerzen, was hilft?
    Was tun Sie für die Nachhaltigkeit?
    Wer ist der Chef Ihrer Firma?
    Ich schreibe meine Bachelorarbeit, darf ich Sie befragen?
    wo werden ihre produkte hergestellt
    haben sie einen newsletter
    Mein Fahrrad wurde am Bahnhof gestohlen.
    wie alt bist du
    reserviere einen tisch für vier um acht
    Das Buch liegt auf dem Küchentisch.
    auf der a3 ist stau
    Dürfen Hunde mit hinein?
    Er arbeitet als Pfleger im Krankenhaus.
    sing ein lied
    kannst du meine hausaufgaben machen
    Ich suche ein Geschenk für ein achtjähriges Mädchen
    was ist der unterschied zwischen wolf und hund
    gibt es hier gute restaurants
    Unsere Besprechung ist jetzt in Raum drei.
    Wie bekomme ich einen Weinfleck aus dem Teppich?
    kann ich bei ihnen ein praktikum machen
    mein laptop ist in letzter zeit so langsam
    Er hat mir nie davon erzählt.
    ich möchte beim gewinnspiel mitmachen
    bist du ein roboter oder ein mensch
    Was gibt es heute zu essen?
    Sie wohnt seit kurzem in Leipzig.
    wie viel sind hundert dollar in euro
    Meine Katze frisst seit zwei Tagen nichts.
    was ist der sinn des lebens`),
  fr: sentenceList(`
    Quel temps fera-t-il demain à Nantes ?
    Qui a gagné le match hier soir ?
    Mon voisin a un nouveau chien.
    Je suis rentré très tard hier.
    Comment cuire du riz sans qu'il colle ?
    Le train avait encore du retard ce matin.
    raconte-moi une blague
    Est-ce que vous recrutez ?
    Vous sponsorisez des clubs de sport ?
    Quelle est la capitale de la Norvège ?
    tu connais un bon film pour ce soir
    j'ai besoin de vacances
    Nous partons en Espagne le mois prochain.
    combien d'habitants à Liège
    Mon fils passe son permis de conduire.
    mets une chanson des beatles
    combien de temps cuire un oeuf
    Je ne m'attendais pas à ça de sa part.
    Elle joue du piano depuis des années.
    Il pleut ici depuis ce matin.
    que penses-tu des élections
    Je suis un cours de photographie.
    Tu peux écrire un poème sur le printemps ?
    comment dit-on bonjour en italien
    Les enfants sont chez leur grand-mère.
    règle le réveil à sept heures
    J'ai mal à la tête, que prendre ?
    Que faites-vous pour l'environnement ?
    Qui dirige votre entreprise ?
    J'écris un mémoire, puis-je vous interviewer ?
    où sont fabriqués vos produits
    vous avez une newsletter
    On m'a volé mon vélo à la gare.
    quel âge as-tu
    réserve une table pour quatre à vingt heures
    Le livre est sur la table de la cuisine.
    il y a des bouchons sur le périphérique
    Les chiens sont-ils admis ?
    Il travaille comme infirmier à l'hôpital.
    chante une chanson
    tu peux faire mes devoirs
    Je cherche un cadeau pour une fille de huit ans
    quelle est la différence entre un loup et un chien
    il y a de bons restaurants par ici
    Notre réunion est dans la salle trois.
    Comment enlever une tache de vin ?
    je peux faire un stage chez vous
    mon ordinateur est très lent ces temps-ci
    Il ne m'en a jamais parlé.
    je veux participer au concours sur Facebook
    es-tu un robot ou une vraie personne
    Qu'est-ce qu'on mange ce soir ?
    Elle habite à Lyon depuis peu.
    combien font cent dollars en euros
    Mon chat ne mange plus depuis deux jours.
    quel est le sens de la vie`),
}
