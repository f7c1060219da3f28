import { sentenceList } from '../shipped/sentence-list.ts'
import type { SignalExamples } from './signal-examples.ts'

export const SIGNAL_EXAMPLES_FR: SignalExamples = {
  calm: sentenceList(`
    Je ne suis pas fâché, je veux juste savoir.
    Pas d'urgence, la semaine prochaine c'est bien aussi.
    pas besoin que ce soit aujourd'hui
    Rien d'urgent, mais puis-je changer mon adresse ?
    Aucune plainte sur la livraison, juste une question sur le ticket.
    Ce n'est pas grave si c'est plus tard, quand à peu près ?
    Service formidable, merci !
    très bien aidé hier, encore une question sur la garantie
    Très content des chaises. Vous vendez des coussins ?
    on peut livrer la bouteille de gaz aussi
    vous vendez des cuisinières à gaz
    si on me vole mon vélo, l'assurance couvre ?
    il y a quelqu'un au magasin aujourd'hui
    je peux commander aujourd'hui pour demain
    Je suis avocat et il me faut la facture au nom du cabinet
    vous avez des extincteurs en stock
    Comment signaler une fuite dans mon matelas gonflable ?
    Mon colis n'est pas encore là, il arrive quand ?
    pas encore reçu, c'est bien pour demain ?
    déjà payé, vous expédiez quand
    commandé deux fois par erreur, on peut en enlever une
    je peux payer en 3 fois
    J'attends qu'il revienne en stock.
    Puis-je l'essayer trois semaines ?
    la dernière fois s'est très bien passée, même livraison svp
    cadeau de mariage pour mai, vous avez des bons ?
    on part en avion en juillet, la valise passe en cabine ?
    VOUS LIVREZ À BRUXELLES ?
    VOUS L'AVEZ EN ROUGE
    ce shampoing va pour un bébé
    ma mère prend des médicaments, elle peut en prendre
    Dommage qu'il soit épuisé, il revient ?
    Je souhaite résilier mon abonnement au 1er janvier.
    comment résilier
    Où laisser un avis ? Tout était parfait.
    Un verre était cassé mais vous avez bien réglé ça.
    ça a pris du temps mais tout est en ordre, merci
    Pourriez-vous envoyer la facture avant vendredi ?
    dites-moi si ça a marché
    livraison express, combien ça coûte ?
    une commande en urgence est possible pour la semaine prochaine
    j'ai perdu la clé de l'armoire, je peux en commander une
    Il faut changer le filtre tous les combien ?
    à chaque connexion il demande un code, c'est normal ?
    Le livreur était très sympa !!
    super, bien reçu !!!
    parfait, exactement ce que je voulais !!
    quel est le temps d'attente au service client
    je comprends que vous êtes occupés, dites-moi quand c'est possible
    le monteur peut venir un samedi
    belle lampe ! elle prend une ampoule normale ?
    pardon, mauvais numéro, c'est 4412
    Cet appareil est-il sûr avec le gaz ?
    alarme achetée, comment la régler
    je pense en prendre un deuxième, une remise ?
    pas de problème, je passe demain
    j'ai bien reçu le devis, merci
    c'est réglé, pas la peine d'appeler
    l'emballage peut être ouvert pour un retour
    il y a beaucoup de plaintes sur ce matelas
    besoin d'aide pour régler le thermostat`),
  frustrated: sentenceList(`
    C'est une vraie blague.
    C'est n'importe quoi !
    j'en ai vraiment assez de vous
    Je suis à bout.
    C'est la cinquième fois que je répète la même chose.
    pourquoi personne ne répond à mes messages ??
    Six semaines que j'attends mon remboursement et aucune nouvelle.
    à chaque fois vous promettez et rien ne se passe
    C'est une honte la façon dont ça se passe.
    quelle bande d'incapables
    On ne traite pas les clients comme ça !
    appelé 3 fois, trois réponses différentes
    toujours aucune réponse depuis dix jours !
    je veux mon argent et tout de suite
    Ridicule que je doive vous courir après.
    vous êtes des voleurs
    On ne peut pas vous faire confiance.
    quelle boîte de nuls
    j'en peux plus de cette histoire
    putain c'est si compliqué que ça ?
    La pire expérience de ma vie.
    Plus jamais je ne commande chez vous.
    Je vais saisir le médiateur.
    je porte plainte pour arnaque
    Ma protection juridique est prévenue, vous aurez de nos nouvelles.
    je vais mettre ça sur tous les sites d'avis
    dernière mise en demeure avant le tribunal
    c'est toujours pareil avec vous, que des promesses
    Encore une journée perdue à attendre. Merci bien.
    Génial, encore pas de colis. Bravo.
    super, encore le mauvais article
    merci pour rien
    Vous lisez mes messages au moins ?
    ça me rend fou
    je me sens arnaqué
    livré cassé pour la troisième fois !
    comment ça peut encore rater
    OÙ EST MON ARGENT
    TROP C'EST TROP !!!
    Incroyable que personne ne puisse m'aider
    vous ne prenez pas vos clients au sérieux
    toujours la même réponse automatique idiote
    arrêtez avec vos réponses toutes faites
    qui est responsable de ce bazar
    on me balade depuis des semaines
    trois techniciens plus tard et c'est toujours en panne
    c'est pas possible d'être aussi nul
    Je suis extrêmement déçu de votre société.
    vous vous moquez de moi
    😡😡 toujours rien
    non ce n'est PAS ça et je l'ai déjà dit
    votre service est lamentable
    je suis furieux 🤬
    quatre fois qu'on me renvoie d'un service à l'autre
    Combien de temps encore, ça dure depuis un mois
    encore pas venu alors que j'avais pris congé
    votre chatbot est pourri
    scandaleux
    c'est honteux
    c'est inacceptable, j'exige un remboursement immédiat`),
  urgent: sentenceList(`
    Mon train part dans une heure et je n'ai pas de billet
    l'enterrement est demain et les fleurs n'ont pas été envoyées
    La fête commence ce soir et la tente n'est pas là
    forte odeur de gaz dans la cuisine
    de l'eau jaillit du chauffe-eau
    ça coule par le plafond, au secours
    le détecteur de monoxyde sonne
    La prise fait des étincelles et ça sent le brûlé
    on m'a volé ma carte et quelqu'un paie avec, bloquez-la
    quelqu'un est dans mon compte en ce moment
    ma fille est enfermée dans la voiture
    je suis dehors et je ne peux pas rentrer chez moi
    l'insuline n'est pas arrivée et je n'en ai plus
    mon père a besoin de ses médicaments ce soir et rien n'est livré
    plus de chauffage et on a un nouveau-né
    des gens sont coincés dans l'ascenseur
    réponse urgente svp, on part dans deux heures
    je dois remettre ça avant 17h aujourd'hui
    la date limite est à minuit et votre site est en panne
    le livreur est devant la mauvaise maison, appelez-le
    je me marie après-demain et mon costume n'est pas arrivé
    l'avion part cette nuit et mon passeport est dans votre colis
    plus de courant et mon père est sous respirateur
    la cave est inondée
    URGENCE fuite d'eau
    quelqu'un peut venir MAINTENANT, le tuyau a éclaté
    la présentation commence dans une demi-heure et le projecteur est mort
    mon enfant a avalé un morceau de votre produit
    la batterie chauffe et fume
    l'examen est demain matin et mon code d'accès ne marche pas
    on est à l'aéroport sans réservation
    le chien a mangé la pile
    la clinique a besoin de l'appareil aujourd'hui pour une opération`),
  frustratedUrgent: sentenceList(`
    L'enterrement est demain et vous avez encore tout raté !
    appelé trois fois pour l'odeur de gaz et personne ne vient !!
    mon vol est dans 2 heures et vous ne décrochez pas, incroyable
    le mariage est ce soir et encore rien de livré, scandaleux
    l'eau coule du plafond et vous me faites attendre, appelez maintenant !
    deuxième fois que mes médicaments n'arrivent pas, il me les faut ce soir`),
  frustratedHuman: sentenceList(`
    ras le bol du robot, je veux un humain !
    Quatrième fois, je veux parler au responsable maintenant
    donnez-moi quelqu'un qui réfléchit
    décrochez, j'appelle depuis ce matin
    je veux une vraie personne au bout du fil TOUT DE SUITE
    votre bot est nul, passez-moi quelqu'un
    assez de bêtises automatiques, un conseiller svp
    pourquoi on n'arrive à joindre personne !`),
}
