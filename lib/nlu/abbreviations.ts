/**
 * Chat spellings and what they stand for, per language, as `normalizeText` leaves them. One joint model reads all
 * languages, so what is an ordinary word of another one is left out ("ist", "kan", "on", "id").
 */
const ABBREVIATIONS = {
  nl: `mn=mijn, m'n=mijn, z'n=zijn, wnr=wanneer, wanr=wanneer, ff=even, effe=even, efkes=even, aub=alstublieft, gwn=gewoon,
    idd=inderdaad, mss=misschien, msch=misschien, kheb=ik heb, k'heb=ik heb, khad=ik had, kwil=ik wil, kzou=ik zou, kben=ik ben,
    kzie=ik zie, kmoet=ik moet, kank=kan ik, kunde=kunt u, kunnek=kan ik, mok=mag ik, moek=moet ik, dak=dat ik, hebde=hebt u,
    zijde=bent u, zijt=bent, hoelaat=hoe laat, gij=u, ge=u, gijlie=jullie, gulder=jullie, ulle=jullie, bvb=bijvoorbeeld,
    bv=bijvoorbeeld, vd=van de, 't=het, 'k=ik, d'r=er, nie=niet, nt=niet, nx=niets, niks=niets, wa=wat, iig=in ieder geval,
    nr=nummer, gsm=telefoon, pakske=pakje, winkelke=winkel, wknd=weekend, vnd=vandaag, vndg=vandaag, mrgn=morgen, gstrn=gisteren,
    hb=heb, wrm=waarom, wrs=waarschijnlijk, ws=waarschijnlijk, eig=eigenlijk, egl=eigenlijk, isser=is er, waarist=waar is het,
    waris=waar is, mw=medewerker, mdw=medewerker, bdnkt=bedankt, thx=bedankt, tnx=bedankt, mvg=groeten, grtz=groeten`,
  en: `u=you, ur=your, plz=please, pls=please, wanna=want to, gonna=going to, gotta=have to, cant=can't, dont=don't, doesnt=doesn't,
    didnt=didn't, isnt=isn't, wasnt=wasn't, havent=haven't, hasnt=hasn't, couldnt=couldn't, im=i'm, ive=i've, whats=what's,
    wheres=where's, whens=when's, hows=how's, thats=that's, asap=as soon as possible, abt=about, acct=account, addy=address,
    appt=appointment, pkg=package, msg=message, tmrw=tomorrow, tmr=tomorrow, ty=thanks, info=information`,
  de: `hab=habe, nich=nicht, nix=nichts, ned=nicht, mfg=grusse, nen=einen, nem=einem, gibt's=gibt es, gibts=gibt es, geht's=geht es,
    gehts=geht es, bzgl=bezuglich, evtl=eventuell, vllt=vielleicht, viell=vielleicht, kanns=kann es, isses=ist es, zb=zum beispiel`,
  fr: `bjr=bonjour, bsr=bonsoir, stp=s'il te plait, svp=s'il vous plait, slt=salut, qd=quand, cmb=combien, pk=pourquoi, pq=pourquoi,
    pkoi=pourquoi, jai=j'ai, jaimerais=j'aimerais, cest=c'est, ya=il y a, ds=dans, bcp=beaucoup, rdv=rendez vous, cmd=commande,
    cde=commande, chui=je suis, jsuis=je suis, jpeux=je peux, jveux=je veux, aujd=aujourd'hui, dsl=desole, mrc=merci, koi=quoi`,
} as const

const EXPANSIONS = new Map<string, readonly string[]>(
  Object.values(ABBREVIATIONS)
    .flatMap((list) => list.split(','))
    .map((entry) => entry.trim().split('='))
    .map(([short = '', long = '']) => [short, long.split(' ')]),
)

/** nlu.md 2.1 (2): each chat spelling replaced by its words. */
export function expandAbbreviations(words: readonly string[]): string[] {
  return words.flatMap((word) => EXPANSIONS.get(word) ?? word)
}
