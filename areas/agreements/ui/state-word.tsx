import { useText } from '#platform/i18n/registry.ts';
import type { AgreementView } from '../contract.ts';
import classes from './agreements.module.css';

const tones: Readonly<Record<AgreementView['state'], string>> = {
  draft: 'quiet',
  'legal-review': 'quiet',
  signing: 'warn',
  'in-force': 'good',
  'renewal-due': 'warn',
  renewed: 'quiet',
  expired: 'bad',
  terminated: 'bad',
};

const shapes = { good: '●', warn: '▲', bad: '✕', quiet: '○' } as const;

/** The state of an agreement as shape, colour and word; while it is being signed also how far. */
export function StateWord({ agreement }: { readonly agreement: Pick<AgreementView, 'state' | 'signed' | 'signers'> }) {
  const t = useText('agreements');
  const tone = tones[agreement.state] as keyof typeof shapes;
  const { signed, signers } = agreement;
  return (
    <span className={classes.state} data-tone={tone}>
      <span aria-hidden="true">{shapes[tone]}</span>{' '}
      {agreement.state === 'signing' ? t('state.signing', { signed, signers }) : t(`state.${agreement.state}`)}
    </span>
  );
}
