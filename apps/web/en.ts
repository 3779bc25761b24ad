/** What the pages of the web app itself say. Keys are the same in fr.ts. */
export default {
  watch: {
    title: 'Watch floor',
    open: 'Open incident',
    drill: 'Start a drill',
    incidents_one: '{{count}} open incident',
    incidents_other: '{{count}} open incidents',
    clocks_one: '{{count}} clock',
    clocks_other: '{{count}} clocks',
    unacknowledged_one: '{{count}} acknowledgement missing',
    unacknowledged_other: '{{count}} acknowledgements missing',
    decide: 'Decide next',
    decideNone: 'Nothing waits for a decision.',
    waiting: 'Waiting for acknowledgement',
    waitingNone: 'Everyone who was told has acknowledged.',
    missingOf: '{{missing}} of {{total}}',
    touch: 'Losing touch',
    touchNone: 'Every contact was verified in time.',
    pace: 'PACE {{rank}} of {{of}}',
  },
  system: {
    notFound: 'Nothing stands at this address',
    notFoundWhy: 'The address is misspelt, or what stood here was moved.',
    toWatch: 'To the watch floor',
    broken: 'This page broke',
  },
};
