/** Part of a model's data hash: features depend on this list. To be raised with every change. */
export const CONCEPTS_VERSION = 1

/**
 * Words of one meaning across languages (nlu.md 2.1 (5)), as `normalizeText` leaves them; `*` stands for any ending.
 * What a Dutch example teaches then holds for a German question.
 */
const CONCEPTS: Record<string, string> = {
  ORDER:
    'bestel* besteld* gekocht aankoop* bijbesteld order* bought purchase* bestellt* bestellung* gekauft kauf* nachbestell* commande* command* achat* achete*',
  PARCEL: 'pakket* pakje* pak pakske* zending* doos parcel* package* shipment* paket* paeckchen* packchen* sendung* colis paquet* envoi',
  DELIVER:
    'lever* gelever* bezorg* toekom* aankom* aangekomen verzend* verzond* verstu* opgestuurd gestuurd onderweg deliver* arriv* ship* sent dispatch* liefer* gelief* ankomm* angekommen ankunft* versand* versend* verschick* unterwegs livr* expedi* envoy* zustell* zugestellt geschickt schick* amene* apporte*',
  TRACK:
    'track* trace* volgnummer volgcode volgen opvolg* status whereabouts verfolg* sendungsverfolg* suivi* suivre statut uithangt gebleven whereabout* verbleib*',
  RECEIVE: 'ontvang* gekregen binnengekomen receiv* got erhalt* bekomm* recu* recoi* recev*',
  COURIER:
    'koerier* postnl bpost dhl dpd gls ups chronopost bezorger* postbode* courier* driver* fahrer* zusteller* livreur* facteur* transporteur*',
  INVOICE:
    'factu* rekening* bonnetje* kassabon* aankoopbewijs* betaalbewijs* creditnota* btw invoice* receipt* vat bill rechnung* quittung* beleg* kassenbon* mwst gutschrift* facture* justificatif* ticket tva avoir',
  COPY: 'kopie* duplica* copy copie* kopier* pdf opnieuw nochmal nochmals again resend herzend* doorstu* doorzend* mailen weiterleit*',
  RETURN:
    'retour* terugstu* teruggestuurd terugzend* teruggev* terugbreng* terugleverbaar omruil* ruil* omwissel* herroep* return* exchange* swap* zurucksend* zuruckschick* zuruckgeb* zuruckbring* rucksend* ruckgab* umtausch* widerruf* renvo* retourn* rendre rapporter echang* retract* ramener tausch* rucknahme',
  BACK: 'terug back zuruck zurueck',
  LABEL: 'label* etiket* etikett* etiquette* versandschein* bordereau*',
  PICKUP: 'afhal* ophal* opgehaald afhaalpunt* pickup collect* abhol* retrait* relais servicepunt* packstation*',
  FAST: 'spoed* snel* vlug express* fast* quick* schnell* rapid* vite',
  WAIT: 'wacht* wait* wart* attend* attente',
  REFUND: 'terugbetal* terugstort* geld refund* money rembours* ruckerstatt* erstatt* argent',
  CHARGED: 'afgeschreven aangerekend charged debited abgebucht belastet debit* preleve*',
  TWICE: 'tweemaal dubbel* twice double doppelt* zweimal',
  ADDRESS:
    'adres* leveradres* verhui* huisnummer* straat* postcode* woonplaats* address* street* moved moving adress* lieferadress* umzug* umgezogen umzieh* hausnummer* strasse* demenag* rue',
  DETAILS: 'gegevens details data daten donnees coordonnees naam name nom',
  CHANGE:
    'wijzig* gewijzigd verander* aanpas* aangepast bijwerk* change* changing update updat* amend* edit correct* andern anderung* geandert aender* aktualisier* korrig* changer changement* modif* corrig* rectif* jour adapter adapte* remplac*',
  CANCEL:
    'annul* geannul* gecancel* cancel* storn* abbestell* afbestel* afzeg* afgezegd absag* abgesagt intrekk* afzien ungeschehen resili* arrete* widerruf* schrappen streichen',
  MISTAKE: 'vergist* vergissing* verkeerd* fout* mistake* wrong* accident* versehen* falsch* irrtum* fehler* erreur* mauvais* trompe*',
  OPEN: 'open opening* geopend dicht gesloten sluit* openings* koopavond* koopzondag* closed close closing* geoffnet geoeffnet offen offnungs* oeffnungs* geschlossen schliess* ouvr* ouvert* ferm*',
  HOURS: 'uur uren hoelaat laat tijd tijden time hours hour uhr zeiten heure* horaire* uurtje',
  DAY: 'maandag* dinsdag* woensdag* donderdag* vrijdag* zaterdag* zondag* monday* tuesday* wednesday* thursday* friday* saturday* sunday* montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonntag* lundi* mardi* mercredi* jeudi* vendredi* samedi* dimanche* weekend* wochenend*',
  HOLIDAY:
    'feestdag* kerst* pasen paas* hemelvaart* pinkster* koningsdag* nieuwjaar* holiday* christmas easter feiertag* weihnacht* ostern oster* silvester ferie* noel paques ascension',
  SHOP: 'winkel* filia* showroom* toonzaal* vestiging* balie shop* store* branch laden geschaft* geschaeft* magasin* boutique* zaak',
  PAY: 'betal* betaal* afreken* voldaan overschrijv* overmak* overgeschreven pay* paid transfer* bezahl* zahl* uberweis* ueberweis* paie* paye* payant* regler reglement virement*',
  PAYMENT_MEANS:
    'ideal bancontact payconiq paypal klarna riverty afterpay applepay creditcard* kreditkart* visa mastercard maestro sofort sepa lastschrift* incasso* betaallink* tegoedbon* cadeaubon* kaart card cards karte carte* gutschein* giftcard* voucher* cadeau* cb bancaire cash bar especes contant',
  INSTALMENT:
    'termijn* schijven gespreid* afbetal* achteraf instal* rate raten* ratenzahl* echelonn* mensualit* stottern abstottern plusieurs mensuel* monatlich maandelijks',
  STOCK:
    'voorra* stock* beschikbaar* leverbaar uitverkocht* binnenkrijg* available* availab* sold restock* vorrat* vorratig* lager* verfugbar* verfuegbar* ausverkauft* disponib* rupture* reappro* epuis* reste* left ubrig dispo dispos vorhanden lagernd stuks epuise*',
  SIZE: 'maat maten kleur* size* color* colour* grosse* groesse* farbe* taille* pointure* couleur*',
  ARTICLE: 'artikel* product* produkt* item* article* produit* model* modell* modele*',
  SELL: 'verko* sell* sale verkauf* vend* reserveonderdel* onderdel* spare parts ersatzteil* pieces rechange',
  COST: 'kost* prijs* tarie* gratis betaalt duur hoeveel verzendkost* cost* price* fee fees free much preis* kostenlos versandkost* porto* wieviel frais prix cout* gratuit* combien port coute* teuer cher chers goedkoop',
  COUNTRY:
    'belgie* nederland* duitsland* frankrijk* luxemb* oostenrijk* buitenland* waddeneiland* netherlands belgium germany france abroad deutschland* osterreich* oesterreich* frankreich* belgien* niederland* schweiz* ausland* allemagne belgique pays suisse* etranger',
  APPOINTMENT:
    'afspra* monteur* techni* onderhoud* inmeten meten herstel* reparat* reparer* inplan* gepland* gaatje adviesgesprek* appointment* engineer* mechanic* repair* schedul* slot book* boek* termin* wartung* rendez* rdv entretien* intervent* depannage* buch* reserv* vorbeikomm* langskomen langskomt visite creneau ausmess* aufmass installat* monteure',
  MOVE: 'verzet* verplaats* verschuiv* uitstel* verhinderd verlegg* verleg* verschieb* reschedul* postpone* deplac* report* repouss* decal* empech*',
  PERSON:
    'medewerk* persoon* mens mensen human* person* agent* representative* someone iemand jemand* mitarbeit* mensch* berater* kolleg* collega* conseill* collaborat* quelqu*',
  SPEAK:
    'spreken praten praat* spreek* sprek* bellen bel gebeld opbellen terugbel* speak* talk* call* phone* sprech* reden anruf* telefon* zuruckruf* parler* telephon* appel* rappel*',
  BROKEN: 'kapot* defect* stuk beschadig* gescheurd broken damage* defekt* kaputt* casse* abime* endommag*',
  MISSING: 'ontbre* kwijt* verloren vermist* missing lost fehl* verschwund* verloren* manqu* perdu*',
  WARRANTY: 'garantie* warrant* guarantee* gewahrleist*',
  DISCOUNT: 'korting* actiecode* kortingscode* discount* promo* coupon* rabatt* reduct* remise*',
  ACCOUNT: 'account* login* inlog* wachtwoord* password* passwort* anmeld* konto profiel* profil* compte',
  JOB: 'vacature* sollicit* stage* baan job* career* hiring bewerb* praktik* stellenangebot* emploi* recrut*',
  WHEN: 'wanneer when wann quand',
  WHERE: 'waar where wo',
}

const EXACT = new Map<string, string[]>()
const PREFIXES = new Map<string, string[]>()
for (const [concept, words] of Object.entries(CONCEPTS)) {
  for (const word of words.split(' ')) {
    const target = word.endsWith('*') ? PREFIXES : EXACT
    const key = word.replace('*', '')
    target.set(key, [...new Set([...(target.get(key) ?? []), concept])])
  }
}
const SHORTEST_PREFIX = Math.min(...[...PREFIXES.keys()].map((prefix) => prefix.length))
const LONGEST_PREFIX = Math.max(...[...PREFIXES.keys()].map((prefix) => prefix.length))

/** The distinct concepts of normalised words, sorted. The longest prefix that fits decides; an elision ("l'adresse") is cut. */
export function conceptsOf(words: readonly string[]): string[] {
  const found = new Set<string>()
  for (const word of words) for (const part of word.split("'")) for (const concept of conceptsOfWord(part)) found.add(concept)
  return [...found].sort()
}

function conceptsOfWord(word: string): readonly string[] {
  const exact = EXACT.get(word)
  if (exact !== undefined) return exact
  for (let length = Math.min(LONGEST_PREFIX, word.length); length >= SHORTEST_PREFIX; length--) {
    const concepts = PREFIXES.get(word.slice(0, length))
    if (concepts !== undefined) return concepts
  }
  return []
}
