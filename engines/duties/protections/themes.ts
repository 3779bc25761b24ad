/** What a condition is about: the columns in which protections are compared. */
export const themes = [
  'party',
  'matter',
  'purpose',
  'addressee',
  'handling',
  'programme',
  'framework',
  'scale',
  'time',
  'conduct',
] as const;
