// The bot's own words. Short, one thing at a time; what a task answers is the admin's (bot-task.ts).
import type { BotLanguage } from './bot-memory.ts'
import type { HandOverReason } from './plan-turn.ts'

type Texts = {
  /** Said first in every conversation (AI Act, article 50). `{name}` is the number's own name. */
  introduction: string
  greeting: string
  askTask: string
  whichTask: string
  again: string
  didThisHelp: string
  goodbye: string
  canDo: string
  /** `{at}` is "morgen om 09:00". */
  openAgain: string
  handOver: Record<HandOverReason, string>
  /** 20 characters at most. */
  buttons: { yes: string; no: string; person: string }
}

/** The words for each language the bot speaks; admins cannot take the introduction away. */
export const botTexts: Record<BotLanguage, Texts> = {
  nl: {
    introduction: 'Je chat met de automatische assistent van {name}.',
    greeting: 'Hallo.',
    askTask: 'Waar gaat je vraag over?',
    whichTask: 'Bedoel je een van deze onderwerpen?',
    again: 'Dat begrijp ik niet goed.',
    didThisHelp: 'Is je vraag hiermee beantwoord?',
    goodbye: 'Fijn. Heb je nog iets, stuur dan gerust een bericht.',
    canDo: 'Ik kan alleen helpen met: {tasks}.',
    openAgain: 'We zijn weer open {at}.',
    handOver: {
      wants_person: 'Ik heb je vraag doorgegeven aan een medewerker.',
      person_task: 'Ik heb je vraag doorgegeven aan een medewerker, die dit met je regelt.',
      not_understood: 'Ik kom er niet uit en heb je vraag doorgegeven aan een medewerker.',
      out_of_scope: 'Hier kan ik je niet mee helpen. Ik heb je vraag doorgegeven aan een medewerker.',
      media: 'Foto\u2019s en bestanden kan ik niet bekijken. Ik heb ze doorgegeven aan een medewerker.',
      decided: 'Ik heb je vraag doorgegeven aan een medewerker.',
      source_failed: 'Ik kan dit nu niet opzoeken. Ik heb je vraag doorgegeven aan een medewerker.',
    },
    buttons: { yes: 'Ja, opgelost', no: 'Klopt niet', person: 'Medewerker' },
  },
  en: {
    introduction: 'You are chatting with the automated assistant of {name}.',
    greeting: 'Hello.',
    askTask: 'What is your question about?',
    whichTask: 'Do you mean one of these?',
    again: 'I do not quite understand.',
    didThisHelp: 'Does this answer your question?',
    goodbye: 'Good. If there is anything else, just send a message.',
    canDo: 'I can only help with: {tasks}.',
    openAgain: 'We open again {at}.',
    handOver: {
      wants_person: 'I have passed your question on to a colleague.',
      person_task: 'I have passed your question on to a colleague, who will see to it.',
      not_understood: 'I could not work it out and have passed your question on to a colleague.',
      out_of_scope: 'I cannot help with this. I have passed your question on to a colleague.',
      media: 'I cannot look at pictures and files. I have passed them on to a colleague.',
      decided: 'I have passed your question on to a colleague.',
      source_failed: 'I cannot look this up right now. I have passed your question on to a colleague.',
    },
    buttons: { yes: 'Yes, thanks', no: 'Not right', person: 'Talk to a person' },
  },
}
