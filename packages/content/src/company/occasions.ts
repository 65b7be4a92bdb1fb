import type { Half } from '@evenkeel/measure'

/** In what somebody was seen, by half. About work anybody knows; nobody's company is meant. */
export const occasions: Readonly<Record<Half, readonly string[]>> = {
  technical: [
    'The night the import hung: finding out why, and keeping it from coming back.',
    'The review of the change to the price rules.',
    'Moving the reports to the new database, with both running side by side for a week.',
    'The fault on the first of the month, when every invoice was made twice.',
    'Setting up the alarms for the new service before it went live.',
    'Taking the old access lists apart, one system at a time.',
    'The load test before the autumn sale.',
    'Rebuilding the release script so that a bad release can be taken back.',
    'The first week of the new search index.',
    'The audit of who may read customer addresses.',
  ],
  people: [
    'The call with the shop that had lost two days of orders.',
    'The planning round in which three teams wanted the same two weeks.',
    'Telling the branch leads that the date would not hold.',
    'The handover before the summer leave.',
    'The argument about the on-call rota.',
    'Showing a new colleague how a release goes.',
    'The workshop in which the customer said what they really needed.',
    'The review meeting after the outage, with everybody in the room.',
    'Explaining the change of rules to finance, without a slide.',
    'The week in which half the team was ill.',
  ],
}

export type Story = { readonly outcome: string; readonly context: string; readonly benefited: string }

/** Finished work, by half: what came of it first, then why it was needed, then who had something from it. */
export const stories: Readonly<Record<Half, readonly Story[]>> = {
  technical: [
    {
      outcome: 'The nightly import finishes an hour before the shops open, and says so when it does not.',
      context: 'Three shops had opened late because the import hung and nobody could see why.',
      benefited: 'The shop leads and the people on call.',
    },
    {
      outcome: 'A bad release is taken back in four minutes instead of an hour.',
      context: 'Two releases in spring had to be undone by hand, at night.',
      benefited: 'Everybody who releases, and everybody who waits for it.',
    },
    {
      outcome: 'Invoices are made once, also when the message comes twice.',
      context: 'At the turn of the month customers were charged double.',
      benefited: 'Customers, and the colleagues who had to call them.',
    },
    {
      outcome: 'Old accounts lose their rights on the day people leave.',
      context: 'A check had found forty accounts that nobody used any more.',
      benefited: 'The people who answer for security, and the customers.',
    },
    {
      outcome: 'The slowest page answers in half a second.',
      context: 'People had begun to keep their own lists because looking something up took so long.',
      benefited: 'The branch offices.',
    },
    {
      outcome: 'The reports agree with the books, to the cent, every month.',
      context: 'Finance and sales had argued about two different sums for a year.',
      benefited: 'Finance and sales.',
    },
  ],
  people: [
    {
      outcome: 'Support and development settle open cases in one talk a week; the list went from ninety to eleven.',
      context: 'Cases were passed back and forth, and customers asked twice.',
      benefited: 'Customers who wait, and both teams.',
    },
    {
      outcome: 'The branch leads chose between three dates, each with its price, and stood by it.',
      context: 'The first date could not hold, and nobody had said so.',
      benefited: 'The branches and the team.',
    },
    {
      outcome: 'Two new colleagues were on call alone after six weeks.',
      context: 'It used to take half a year, and the same three people were always called.',
      benefited: 'The new colleagues and the three.',
    },
    {
      outcome: 'The guide to the new till is one page, and the calls about it stopped.',
      context: 'The old one had forty pages that nobody read.',
      benefited: 'People at the tills.',
    },
    {
      outcome: 'The quarrel over the rota ended with a plan that both sides had written.',
      context: 'Two teams had stopped talking after a bad night.',
      benefited: 'Both teams.',
    },
    {
      outcome: 'The customer got what they needed with half of what they had asked for.',
      context: 'They had asked for a new field; the question behind it was who may decide.',
      benefited: 'The customer, and the people who would have built it.',
    },
  ],
}

/** Institutes that do not exist. */
export const issuers = ['Lantern Institute', 'Guild of Open Systems', 'Harbour College'] as const
