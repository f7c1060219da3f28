// Turns of a chat that ask nothing: they take part in the scores so that "ok dank je" never becomes a task.
import type { NluLanguage } from '../nlu-language.ts'
import { sentenceList } from './sentence-list.ts'

export type PhaticAct = 'greeting' | 'thanks' | 'goodbye' | 'yes' | 'no'

export const PHATIC_SENTENCES: Record<NluLanguage, Record<PhaticAct, string[]>> = {
  nl: {
    greeting: sentenceList(`
      hallo
      hoi
      hoi daar
      hey
      hey hallo
      dag
      goeiedag
      goedemorgen
      goedemiddag
      goeiemorgen
      goedenavond
      beste
      beste medewerker
      goede morgen, met Anneke
      is daar iemand?
      hallo, ben je daar?
      ik heb een vraagje
      mag ik iets vragen?
      kunt u mij helpen?
      kan je me efkes helpen
      hallo ik ben Karel`),
    thanks: sentenceList(`
      dank je
      dank je wel
      dankjewel!
      dank u
      dank u wel
      bedankt
      bedankt voor de hulp
      bedankt voor de info
      super bedankt
      top bedankt
      heel erg bedankt voor je snelle reactie
      merci
      merci he
      thx
      fijn, dank
      geweldig, bedankt
      ok bedankt
      heel vriendelijk van u`),
    goodbye: sentenceList(`
      doei
      dag
      tot ziens
      tot later
      tot dan
      fijne dag nog
      fijne dag verder
      prettig weekend
      fijne avond
      groetjes
      met vriendelijke groet
      mvg Peter
      dag en bedankt
      salukes
      dat was het, fijne dag`),
    yes: sentenceList(`
      ja
      jaa
      ja hoor
      jazeker
      ja graag
      ja dat klopt
      klopt
      dat klopt helemaal
      oké
      ok
      oke goed
      prima
      is goed
      inderdaad
      doe maar
      ja doe dat maar
      akkoord
      juist
      zeker
      begrepen
      ja dat heb ik al gedaan
      komt in orde`),
    no: sentenceList(`
      nee
      nee hoor
      neen
      nee dank je
      nee dat was het
      nee dat is alles
      niet nodig
      nee, niets meer
      verder niets
      dat is alles
      nee ik heb geen andere vragen
      nee laat maar
      hoeft niet`),
  },
  en: {
    greeting: sentenceList(`
      hello
      hi
      hi there
      hey
      hey there
      good morning
      good afternoon
      good evening
      good day
      hello how are you
      hello, how are you doing today?
      hi, my name is Sarah
      hello this is Tom
      nice to meet you
      i have a question
      can you help me?
      i need your assistance
      are you there?
      anyone there?
      i am doing well, how about you
      im good thanks and you`),
    thanks: sentenceList(`
      thanks
      thank you
      thank you so much
      thank you very much
      thanks a lot
      thanks for your help
      thank you for the information
      many thanks
      cheers
      thx
      ok thanks
      okay thank you
      great thanks
      perfect, thank you
      awesome thank you for helping me
      that's great, thanks
      thank you for your quick response
      i appreciate your help`),
    goodbye: sentenceList(`
      bye
      bye bye
      goodbye
      see you
      see you later
      take care
      have a nice day
      have a great day
      have a good one
      you too, bye
      talk to you later
      good night
      that will be all, bye
      thanks, have a good weekend
      same to you`),
    yes: sentenceList(`
      yes
      yes please
      yeah
      yep
      yup
      ok
      okay
      sure
      sure thing
      correct
      that's correct
      that is right
      yes that's right
      yes it is
      yes i do
      yes go ahead
      please do
      sounds good
      alright
      got it
      i understand
      yes i have
      of course
      fine`),
    no: sentenceList(`
      no
      nope
      no thanks
      no thank you
      no that's all
      no that is it
      nothing else
      no, nothing more
      that's all
      that will be all for now
      not really
      no i have no other questions
      i don't think so
      no i'm good
      nothing else for today`),
  },
  de: {
    greeting: sentenceList(`
      hallo
      hi
      hey
      guten tag
      guten morgen
      guten abend
      moin
      servus
      grüß gott
      hallo zusammen
      hallo, hier ist Frau Klein
      sehr geehrte damen und herren
      ich habe eine frage
      hätte da mal ne frage
      können sie mir helfen?
      ist da jemand?
      kurze frage
      hallo ich bin der Jens`),
    thanks: sentenceList(`
      danke
      danke schön
      dankeschön
      vielen dank
      besten dank
      danke sehr
      danke für die hilfe
      danke für die schnelle antwort
      super danke
      ok danke
      herzlichen dank
      danke dir
      alles klar, danke
      das ist nett von ihnen`),
    goodbye: sentenceList(`
      tschüss
      auf wiedersehen
      bis dann
      bis später
      schönen tag noch
      schönes wochenende
      schönen abend
      mit freundlichen grüßen
      mfg
      lg Anna
      ciao
      gute nacht
      das war alles, tschüss`),
    yes: sentenceList(`
      ja
      jaa
      ja bitte
      ja gerne
      jo
      genau
      stimmt
      das stimmt
      richtig
      ok
      okay
      in ordnung
      alles klar
      passt
      klar
      machen sie das
      ja habe ich schon gemacht
      einverstanden
      verstanden
      gut`),
    no: sentenceList(`
      nein
      nee
      nö
      nein danke
      nein das war alles
      nein, sonst nichts
      sonst nichts
      das wars
      das ist alles
      nicht nötig
      keine weiteren fragen
      lassen sie mal`),
  },
  fr: {
    greeting: sentenceList(`
      bonjour
      bonsoir
      salut
      coucou
      bonjour madame
      bonjour, comment allez-vous ?
      bonjour je m'appelle Claire
      hello
      j'ai une question
      j'aurais une question
      pouvez-vous m'aider ?
      vous pouvez m'aider svp
      il y a quelqu'un ?
      bjr
      madame, monsieur`),
    thanks: sentenceList(`
      merci
      merci beaucoup
      merci bien
      un grand merci
      merci pour votre aide
      merci pour l'info
      merci pour votre réponse rapide
      ok merci
      super merci
      parfait, merci
      mille mercis
      c'est gentil
      je vous remercie`),
    goodbye: sentenceList(`
      au revoir
      à bientôt
      à plus tard
      à demain
      bonne journée
      bonne soirée
      bon week-end
      bonne fin de journée
      cordialement
      bien à vous
      bonne nuit
      salut, bonne journée`),
    yes: sentenceList(`
      oui
      oui svp
      oui merci
      ouais
      d'accord
      ok
      c'est ça
      c'est exact
      exactement
      tout à fait
      bien sûr
      parfait
      très bien
      allez-y
      ça marche
      oui c'est bon
      entendu
      oui je l'ai déjà fait`),
    no: sentenceList(`
      non
      non merci
      non c'est tout
      non rien d'autre
      rien d'autre
      c'est tout
      ce sera tout
      pas besoin
      non pas d'autres questions
      laissez tomber`),
  },
}
