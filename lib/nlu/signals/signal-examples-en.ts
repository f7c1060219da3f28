import { sentenceList } from '../shipped/sentence-list.ts'
import type { SignalExamples } from './signal-examples.ts'

export const SIGNAL_EXAMPLES_EN: SignalExamples = {
  calm: sentenceList(`
    I'm not angry, I just want to know.
    No hurry, next week is fine too.
    it doesn't have to be today
    Nothing urgent, but can I change my address?
    I have no complaints about the delivery, just a question about the receipt.
    It's fine that it's late, when roughly?
    Fantastic service, thank you!
    you helped me so well yesterday, one more question on the warranty
    Very happy with the chairs. Do you sell cushions too?
    can the gas bottle be delivered as well
    do you sell gas cookers
    what if my bike gets stolen, does the insurance cover it
    is anyone in the shop today
    can I order today for tomorrow
    I'm a lawyer and need the invoice in my firm's name
    do you have fire extinguishers in stock
    How do I report a leak in my air bed under warranty?
    My parcel isn't here yet, when will it come?
    not received yet, is it right that it comes tomorrow?
    already paid, when will you ship it
    I ordered twice by accident, can one go
    can I pay in 3 times
    I'll wait until it's back in stock.
    Could I try it for three weeks?
    last time went very smoothly, same delivery please
    wedding gift for May, do you do gift cards?
    we fly in July, does the case fit as hand luggage?
    DO YOU SHIP TO DUBLIN?
    DO YOU HAVE THIS IN RED
    is this shampoo safe for a baby
    my mother takes medicine, can she use this
    Shame it's sold out, is it coming back?
    I want to cancel my subscription from January.
    how can I cancel
    Where can I leave a review? Everything was great.
    A glass was broken but you sorted it nicely.
    it took a while but all is well now, thanks
    Could you send the invoice before Friday?
    could you let me know if it worked
    express delivery, what does it cost?
    is rush delivery possible for next week
    I lost the key to my cabinet, can I order a new one
    How often should I replace the filter?
    every time I log in it asks for a code, is that normal?
    The driver was really friendly!!
    yay it arrived!!!
    perfect, exactly what I wanted!!
    how long is the wait for customer service
    I understand you are busy, let me know when you can
    can the fitter come on a Saturday
    lovely lamp! does it take a normal bulb?
    sorry, gave you the wrong number, it is 4412
    Is this appliance safe with gas?
    bought an alarm, how do I set it
    thinking of getting a second one, any discount?
    no problem, I'll drop by tomorrow
    I have had the quote, thank you
    it's sorted now, no need to call
    can the packaging be opened for a return
    do you get many complaints about this mattress
    I need some help setting up the thermostat
    what is the emergency number printed on the boiler for`),
  frustrated: sentenceList(`
    What a joke this is.
    This makes no sense whatsoever!
    I have had it with you people
    I'm sick and tired of this.
    This is the fifth time I'm telling you the same thing.
    why does nobody answer my messages??
    Six weeks I've been waiting for my money and not a word.
    you promise something every time and nothing happens
    The way this is going is an outright disgrace.
    what a bunch of amateurs
    This is no way to treat your customers!
    called 3x, got three different stories
    still no response, ten days now!
    I want my money back right now
    Absurd that I have to chase you for this.
    bunch of thieves
    You cannot be trusted.
    what a useless company
    I'm so done with this mess
    ffs how hard can it be
    Worst experience of my life.
    I'll never order here again.
    I will take this to small claims court.
    I am reporting you for fraud
    My solicitor has been informed, you will hear from us.
    I'm posting this on every review site
    you leave me no choice but to go to trading standards
    it's always the same with you, all promises and no action
    Another day off work for nothing. Thanks a lot.
    Great, no parcel again. Brilliant job.
    lovely, the wrong item once more
    thanks for nothing
    Do you even read my messages?
    this is driving me up the wall
    I feel cheated.
    broken on arrival for the third time!
    how can this go wrong yet again
    WHERE IS MY MONEY
    THAT IS THE LAST STRAW!!!
    Unbelievable that nobody can help me
    you don't take your customers seriously
    I keep getting that stupid canned reply
    stop it with the copy and paste answers
    who is responsible for this shambles
    strung along for weeks now
    three engineers later and it still isn't fixed
    this cannot be happening
    I'm extremely disappointed in your company.
    enough is enough
    😡😡 nothing again
    no that is NOT right and I've said so before
    who do you think you are
    your customer service is a laughing stock
    I'm absolutely livid 🤬
    passed from pillar to post four times now
    How much longer do I have to wait, it's been a month
    no show again and I took the day off for it
    your chatbot is crap
    pathetic, utterly pathetic
    shame on you
    this is unacceptable, I expect a refund immediately
    your incompetence is costing me money`),
  urgent: sentenceList(`
    My train leaves in an hour and I still have no ticket
    the funeral is tomorrow and the flowers were never sent
    The party starts tonight and the tent isn't here
    there's a strong smell of gas in the kitchen
    water is spraying out of the boiler
    it's coming through the ceiling, help
    the carbon monoxide alarm is going off
    The socket is sparking and smells burnt
    my card has been nicked and somebody is using it, block it
    someone is in my account right now
    my daughter is locked in the car
    I'm outside and can't get into my house
    insulin hasn't arrived and I've run out
    my dad needs his medication tonight and it wasn't delivered
    we have no heating and a newborn baby
    people are stuck in the lift
    need an answer urgently, we leave in two hours
    I have to submit this before 5 pm today
    the deadline is midnight and your site is down
    the driver is at the wrong house now, ring him
    getting married the day after tomorrow and my suit hasn't come
    flight is tonight and my passport is in your parcel
    the power is out and my father is on a ventilator
    the cellar is flooding
    EMERGENCY leak
    can someone come NOW, the pipe burst
    the talk starts in half an hour and the projector is dead
    my child has swallowed part of your product
    the battery is getting hot and starts to smoke
    the exam is tomorrow morning and my access code fails
    we are at the airport without a booking
    the dog ate the battery
    the clinic needs the device today for surgery
    it caught fire`),
  frustratedUrgent: sentenceList(`
    The funeral is tomorrow and you have messed it up again!
    called three times about the gas smell and nobody comes!!
    my flight is in 2 hours and you don't pick up, unbelievable
    the wedding is tonight and nothing was delivered again, disgraceful
    water is pouring through the ceiling and you keep me waiting, call now!
    second time my medicine didn't come and I need it tonight`),
  frustratedHuman: sentenceList(`
    enough with the bot, I want a human!
    Fourth time now, let me speak to a manager
    get me someone with a brain
    pick up the phone, I've been calling all morning
    I want a real person on the line NOW
    your bot is useless, put me through
    no more automated nonsense, an agent please
    why can't I get hold of anyone!`),
}
