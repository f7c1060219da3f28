import { sentenceList } from './sentence-list.ts'
import type { TaskExamples } from './task-examples.ts'

export const TASK_EXAMPLES_FR: TaskExamples = {
  opening_hours: sentenceList(`
    Quelles sont vos heures d'ouverture ?
    Jusqu'à quelle heure êtes-vous ouverts aujourd'hui ?
    Êtes-vous ouverts les jours fériés ?
    vous ouvrez à quelle heure demain
    ça ferme à quelle heure ce soir
    c ouvert le dimanche ?
    le magasin est encore ouvert là ?
    À quelle heure ferme la boutique le samedi ?
    ouvert la veille de noël ?
    À partir de quelle heure le showroom est-il accessible ?
    horaires du magasin de namur svp
    Votre magasin est-il fermé le lundi ?
    y a une nocturne chez vous
    horaires de ce week-end ?
    Les horaires changent-ils pendant les vacances ?
    je peux passer quand
    quels jours vous êtes fermés
    à 19h il y a encore quelqu'un ?
    Le service client est-il joignable le soir ?
    ouvert le 1er janvier ?
    on peut venir retirer à partir de quelle heure
    Fermez-vous à midi ?
    au plus tôt demain c'est quelle heure
    horaire du vendredi svp
    après 18h c'est encore ouvert ou pas
    Les heures d'ouverture sont-elles différentes en été ?
    c'est quand que vous ouvrez
    lundi de pâques ouvert ?
    À quelle heure ouvre le comptoir de retrait ?
    petite question, vous fermez à quelle heure
    ouvert entre midi et deux ?`),
  order_status: sentenceList(`
    Où en est ma commande ?
    Quand vais-je recevoir mon colis ?
    mon colis est parti ou pas encore
    Pouvez-vous vérifier le statut de la commande 20488 ?
    mon paquet n'est toujours pas là
    Je n'ai pas reçu de numéro de suivi.
    le suivi ne bouge plus depuis des jours
    des nouvelles de ma livraison ?
    le livreur passe vers quelle heure
    Pourriez-vous me dire quand mon canapé sera livré ?
    commandé lundi dernier, rien reçu pour l'instant
    Le suivi indique livré mais je n'ai rien reçu
    qu'en est-il de la commande 4411
    c'est en route ?
    ma commande est bien passée ?
    La deuxième partie de ma commande a-t-elle été expédiée ?
    encore combien de temps avant que ça arrive
    Y a-t-il du retard dans les livraisons ?
    ça arrivera avant vendredi ?
    j'attends un colis de chez vous, c'est pour quand
    Quel jour ma livraison est-elle prévue ?
    statut commande svp
    vous voyez où est mon colis ?
    suivre mon colis
    c'est marqué en préparation, ça veut dire quoi
    ma commande est prête à être retirée ?
    Le colis a-t-il été déposé chez un voisin ?
    date de livraison de ma commande ?
    le lien de suivi ne marche pas, il est où mon colis
    pas encore eu de confirmation d'envoi
    Je souhaite des nouvelles de mon achat`),
  invoice_copy: sentenceList(`
    Pourrais-je avoir une copie de ma facture ?
    Je n'ai pas reçu de facture pour ma commande.
    Où puis-je télécharger mon reçu ?
    renvoyez moi la facture svp
    il me faut la facture de la commande 4411
    ticket perdu, vous pouvez m'en refaire un
    Mon comptable a besoin de la facture avec TVA.
    vous pouvez mettre la facture au nom de ma société
    facture du mois dernier svp
    besoin d'une preuve d'achat pour la garantie
    Pourriez-vous m'envoyer la facture en PDF ?
    y avait pas de facture dans le carton
    comment j'obtiens ma facture
    impossible d'ouvrir la facture dans mon compte
    Merci d'envoyer la facture à mon adresse professionnelle.
    où sont mes anciennes factures
    duplicata de facture svp
    il me faut un reçu pour ma note de frais
    j'ai juste une confirmation de commande, pas de facture
    Peut-on ajouter le numéro de TVA sur la facture ?
    vous me renvoyez la note ?
    y a une facture pour les chaises ?
    facture 20231 à renvoyer svp
    Mon employeur demande la facture, pouvez-vous l'envoyer ?
    jai perdu mon ticket de caisse
    est-ce qu'il y a une facture pour cette commande
    Je voudrais une vraie facture
    le nom sur la facture est faux, il m'en faut une autre
    Où se trouvent mes factures sur le site ?
    justificatif de paiement nécessaire`),
  return: sentenceList(`
    Comment renvoyer un produit ?
    Je souhaite retourner ma commande.
    Puis-je l'échanger pour une taille plus grande ?
    chaussures trop petites, je fais quoi
    elle est où l'étiquette de retour
    Sous combien de jours peut-on retourner un article ?
    je peux le ramener en magasin
    la lampe me plaît pas, je veux la renvoyer
    Le retour est-il gratuit ?
    mauvaise couleur reçue, je peux échanger
    L'article est arrivé abîmé, je veux le renvoyer
    faut que j'échange le jean pour un 38
    impossible de faire un retour sur le site
    je suis remboursé quand pour mon retour
    Faut-il la boîte d'origine pour un retour ?
    comment ça marche les retours
    vous m'avez envoyé le mauvais truc, je le renvoie
    vous avez reçu mon retour ?
    Puis-je retourner une partie de la commande ?
    je veux en échanger un
    plus de ticket, je peux quand même le rendre
    la veste va pas, retour ou échange ?
    je dépose le colis retour où
    vous pouvez venir le rechercher
    Je souhaite exercer mon droit de rétractation
    combien de temps pour le remboursement après un retour
    c'est pas ce que je pensais, je peux le rendre
    Peut-on échanger un cadeau ?
    pas de bon de retour dans le colis
    je veux le rendre et être remboursé`),
  change_address: sentenceList(`
    J'ai déménagé et je voudrais changer mon adresse.
    Comment modifier mon adresse de livraison ?
    Mon colis peut-il être envoyé à une autre adresse ?
    mauvais numéro de maison, vous pouvez corriger
    nouvelle adresse
    mon adresse n'est plus bonne
    vous pouvez l'envoyer à mon travail plutôt
    J'ai utilisé par erreur mon ancienne adresse pour la commande.
    on déménage le mois prochain, à qui je le dis
    L'adresse de facturation doit être changée.
    code postal faux sur ma commande
    changez l'adresse d'envoi svp
    envoyez ça chez mes parents au lieu de chez moi
    changement d'adresse
    Peut-on encore changer l'adresse après la commande ?
    faute de frappe dans ma rue
    livraison à une autre adresse possible ?
    Ma nouvelle adresse est 4 rue des Tilleuls à Mons
    comment je mets à jour mes coordonnées dans mon profil
    j'ai oublié le numéro d'appartement
    on habite ailleurs maintenant
    nouvel email et nouvelle adresse à noter
    Merci d'enregistrer ma nouvelle adresse.
    c'est encore à mon ancien appart
    on peut livrer à côté au numéro 12 ?
    impossible de changer l'adresse dans l'appli
    mauvaise ville pour la commande 4411
    Je voudrais choisir un autre point relais.
    nos bureaux ont déménagé, adresse à modifier
    livrez chez ma soeur, elle est là`),
  talk_to_person: sentenceList(`
    J'aimerais parler à quelqu'un.
    Puis-je avoir un agent au téléphone ?
    passez-moi un collègue
    quelqu'un peut m'appeler
    plutôt un humain qu'un robot
    rappelez moi svp
    Est-il possible de parler à une vraie personne ?
    y a un numéro de téléphone
    je veux pas de chatbot
    Mettez-moi en relation avec le service client.
    à qui je peux parler de ça
    conseiller
    un humain svp
    Quelqu'un de chez vous peut-il me contacter ?
    une personne en chair et en os svp
    je parle pas à un ordinateur
    on peut vous joindre par téléphone
    qu'un collègue regarde ça
    un vrai conseiller svp
    je peux appeler à quel numéro
    rappel sur mon portable svp
    Je souhaite un entretien avec un conseiller
    le bot comprend rien, quelqu'un d'autre svp
    assistance svp
    on peut fixer un appel
    il y a quelqu'un qui peut regarder avec moi
    je cherche un être humain
    transférez moi au support
    je voudrais parler à votre responsable
    par téléphone ça ira plus vite, possible ?`),
}
