/** Infinitive, past singular, past plural, participle. Verbs made from these with a prefix follow them. */
export const DUTCH_STRONG_VERBS = new Map<string, { past: string[]; participle: string }>(
  `bakken bakte bakten gebakken, barsten barstte barstten gebarsten, beginnen begon begonnen begonnen, begrijpen begreep begrepen begrepen,
  bieden bood boden geboden, bijten beet beten gebeten, binden bond bonden gebonden, blijken bleek bleken gebleken, blijven bleef bleven gebleven,
  breken brak braken gebroken, brengen bracht brachten gebracht, buigen boog bogen gebogen, denken dacht dachten gedacht, doen deed deden gedaan,
  dragen droeg droegen gedragen, drijven dreef dreven gedreven, dringen drong drongen gedrongen, drinken dronk dronken gedronken,
  dwingen dwong dwongen gedwongen, eten at aten gegeten, gaan ging gingen gegaan, gelden gold golden gegolden, geven gaf gaven gegeven,
  gieten goot goten gegoten, glijden gleed gleden gegleden, grijpen greep grepen gegrepen, hangen hing hingen gehangen, hebben had hadden gehad,
  heffen hief hieven geheven, helpen hielp hielpen geholpen, houden hield hielden gehouden, kiezen koos kozen gekozen, kijken keek keken gekeken,
  klimmen klom klommen geklommen, klinken klonk klonken geklonken, knijpen kneep knepen geknepen, komen kwam kwamen gekomen,
  kopen kocht kochten gekocht, krijgen kreeg kregen gekregen, krimpen kromp krompen gekrompen, kruipen kroop kropen gekropen,
  laden laadde laadden geladen, laten liet lieten gelaten, lezen las lazen gelezen, liegen loog logen gelogen, liggen lag lagen gelegen,
  lijden leed leden geleden, lijken leek leken geleken, lopen liep liepen gelopen, nemen nam namen genomen, ontvangen ontving ontvingen ontvangen,
  overlijden overleed overleden overleden, raden raadde raadden geraden, rijden reed reden gereden, roepen riep riepen geroepen, ruiken rook roken geroken,
  schelden schold scholden gescholden, schenden schond schonden geschonden, schenken schonk schonken geschonken, scheren schoor schoren geschoren,
  schieten schoot schoten geschoten, schijnen scheen schenen geschenen, schrijven schreef schreven geschreven, schrikken schrok schrokken geschrokken,
  schuiven schoof schoven geschoven, slaan sloeg sloegen geslagen, slapen sliep sliepen geslapen, slijten sleet sleten gesleten, sluiten sloot sloten gesloten,
  smelten smolt smolten gesmolten, snijden sneed sneden gesneden, spreken sprak spraken gesproken, springen sprong sprongen gesprongen,
  staan stond stonden gestaan, steken stak staken gestoken, stelen stal stalen gestolen, sterven stierf stierven gestorven, stijgen steeg stegen gestegen,
  stinken stonk stonken gestonken, strijken streek streken gestreken, treden trad traden getreden, treffen trof troffen getroffen,
  trekken trok trokken getrokken, vallen viel vielen gevallen, vangen ving vingen gevangen, varen voer voeren gevaren, vechten vocht vochten gevochten,
  verdwijnen verdween verdwenen verdwenen, vergeten vergat vergaten vergeten, verliezen verloor verloren verloren, vinden vond vonden gevonden,
  vliegen vloog vlogen gevlogen, vouwen vouwde vouwden gevouwen, vragen vroeg vroegen gevraagd, vriezen vroor vroren gevroren, wassen waste wasten gewassen,
  wegen woog wogen gewogen, werpen wierp wierpen geworpen, werven wierf wierven geworven, weten wist wisten geweten, wijken week weken geweken,
  wijzen wees wezen gewezen, winnen won wonnen gewonnen, worden werd werden geworden, zeggen zei zeiden gezegd, zenden zond zonden gezonden,
  zien zag zagen gezien, zingen zong zongen gezongen, zinken zonk zonken gezonken, zitten zat zaten gezeten, zoeken zocht zochten gezocht,
  zuigen zoog zogen gezogen, zwemmen zwom zwommen gezwommen, zweren zwoer zwoeren gezworen, zwijgen zweeg zwegen gezwegen`
    .split(',')
    .map((line) => line.trim().split(' '))
    .map(([infinitive = '', singular = '', plural = '', participle = '']) => [infinitive, { past: [singular, plural], participle }]),
)
