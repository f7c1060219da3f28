import { sentenceList } from './sentence-list.ts'
import type { TaskExamples } from './task-examples.ts'

export const TASK_EXAMPLES_EN: TaskExamples = {
  opening_hours: sentenceList(`
    What are your opening hours this week?
    How late are you open today?
    Are you open on bank holidays?
    what time do you close tonight
    when do you open tomorrow morning
    u open on sunday?
    is the store open right now
    Could you tell me your business hours?
    what time does the shop shut on saturday
    are you guys open xmas eve
    Until when can I drop by the showroom?
    hours for the leeds store pls
    Is your branch closed on Mondays?
    do you have late night shopping
    opening times this weekend?
    Are you open during the holidays?
    when can i come in
    what days are you closed
    still open at 7pm?
    Is customer service available in the evening?
    r u open new years day
    what time can i pick something up from the shop
    Do you close for lunch?
    earliest i can come by tomorrow?
    store hours friday
    is anyone in the shop after six
    Do the hours change in summer?
    when's the shop open
    are you open good friday
    From what time is the warehouse desk staffed?
    quick one, what time do you guys close
    open late on thursdays?`),
  order_status: sentenceList(`
    Where is the order I placed?
    When should I expect my package?
    has my order shipped yet
    Can you check the status of order 20488?
    my parcel still hasn't come
    I haven't received a tracking number.
    tracking hasn't updated in days
    any news on my delivery
    when's the driver coming
    Could you tell me when my sofa will be delivered?
    ordered last monday, nothing yet
    It says delivered but I never got it
    whats happening with order 4411
    is it on its way
    did my order go through
    Has the second half of my order been dispatched?
    how long till my stuff gets here
    Is there a delay with deliveries?
    will it be here by friday
    waiting on a package from you, any idea when
    Which day is my delivery scheduled for?
    order status pls
    can u see where my parcel is
    track my order
    my order says processing, what does that mean
    is my click and collect order ready
    Was my package left with a neighbour?
    eta on my order?
    the courier link doesn't work, where's my box
    no shipping confirmation so far
    I'd like an update on my purchase
    when did you send it out`),
  invoice_copy: sentenceList(`
    Could I get a copy of my invoice?
    I never received an invoice for my order.
    Where can I download my receipt?
    pls resend the invoice
    need the receipt for order 4411
    lost my receipt, can you send another
    My accountant needs the VAT invoice.
    can you put my company name on the bill
    invoice for last month please
    i need proof of purchase for the warranty
    Could you email me the invoice as a PDF?
    there was no receipt in the box
    how do i get an invoice
    can't open the invoice in my account
    Please send the invoice to my work address.
    where do i find old invoices
    duplicate receipt please
    need a bill for my expenses
    i only got an order confirmation, no invoice
    Can the VAT number be added to the invoice?
    send me the bill again
    got a receipt for those chairs?
    invoice 20231 again pls
    My employer wants the invoice, could you send it?
    could u mail me the receipt
    is there an invoice for this order
    I'd like a proper tax invoice
    the name on the invoice is wrong, can I get a new one
    Where on the website are my receipts?
    proof of payment needed`),
  return: sentenceList(`
    How do I return an item?
    I would like to send my order back.
    Can I exchange this for a bigger size?
    these shoes are too small, what now
    where's the return label
    How many days do I have to return something?
    can i bring it back to the store
    dont like the lamp, want to return it
    Is returning free of charge?
    got the wrong colour, can i swap it
    The item arrived damaged and I want to send it back
    need to exchange the jeans for a 32
    cant start a return on the site
    when is my return being refunded
    Does it need to be in the original box to return?
    how do returns work
    sent me the wrong thing, want to send it back
    have you got my return yet
    Can I return part of my order?
    want to swap one of them
    no receipt, can i still return it
    jacket doesn't fit, return or exchange?
    where do i drop off the return parcel
    can you pick up the return
    I've changed my mind and would like a refund
    how long do refunds take after you get it back
    it's not what i expected, can it go back
    Can I exchange a gift?
    there was no return form in the box
    i want to give it back and get refunded`),
  change_address: sentenceList(`
    I have moved and want to update my address.
    How do I change my delivery address?
    Can my parcel go to a different address?
    put in the wrong house number, can you fix it
    new address
    my address is out of date
    can u send it to my work instead
    I accidentally used my old address on the order.
    we're moving next month, who do i tell
    The billing address needs changing.
    wrong zip code on my order
    please change the shipping address
    send it to my parents' place instead of mine
    address change please
    Can I still edit the address after ordering?
    typo in my street name
    deliver to another address possible?
    My new address is 4 Linden Road, York
    how do i update my details in my profile
    forgot my apartment number
    we live somewhere else now
    need to give you a new email and postal address
    Please update your records with my new home address.
    its still under my old flat
    can it be delivered next door at number 12
    can't change my address in the app
    wrong city on order 4411
    I'd like to choose a different pickup point.
    our office has moved, update the address please
    ship it to my sister, she's home`),
  talk_to_person: sentenceList(`
    I'd like to speak with someone.
    Can I talk to an agent?
    put me through to a colleague
    can someone ring me
    rather have a human than a robot
    give me a call back
    May I speak to a real person?
    is there a phone number i can call
    i dont want a chatbot
    Please connect me to customer service.
    who can i speak to about this
    agent
    human please
    representative
    Could one of your team contact me?
    an actual person would be great
    im not talking to a computer
    can i reach you by phone
    let a colleague look at this
    live agent pls
    what number do i call
    call me on my mobile please
    I would like to discuss this with an adviser
    bot doesn't get it, somebody else please
    helpdesk please
    can we arrange a call
    is anyone there who can look at this with me
    looking for a real human
    transfer me to support
    could i speak to your supervisor
    quicker by phone, can we talk?`),
}
