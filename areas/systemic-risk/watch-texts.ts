/** What the watch floor says beside a verdict. */
export const watchTexts = {
  en: {
    mode: (mode: string) => (mode === 'drill' ? 'DRILL' : 'EXERCISE'),
    several: (count: number) => `Whether the triggers of ${count} plans are met cannot be said`,
    nothingSent: 'nothing was sent',
  },
  fr: {
    mode: (mode: string) => (mode === 'drill' ? 'ENTRAÎNEMENT' : 'EXERCICE'),
    several: (count: number) => `On ne peut dire si les déclencheurs de ${count} plans sont atteints`,
    nothingSent: 'rien n’a été envoyé',
  },
} as const;
