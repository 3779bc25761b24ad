/** Words that only the printed document needs. */
export const labels = {
  cover: {
    edition: 'Edition',
    basis: 'Computed from',
    marking: 'Handling',
    clear: 'TLP:CLEAR: no limit on disclosure',
  },
  related: { title: 'Pairs with counterparts' },
  sources: { title: 'Sources', issuer: 'issuer', date: 'date', schemes: 'used by' },
};
