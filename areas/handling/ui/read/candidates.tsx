import { Button } from '@mantine/core';
import type { Lexicons, Marking } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import type { Context } from '../bench.ts';
import { namesIn } from './names-in.ts';
import { useJurisdiction } from '../schemes/jurisdiction.ts';

/** Several schemes write this alike: each reading, and what would settle on it. */
export function Candidates(props: {
  readonly marking: Marking;
  readonly lexicons: Lexicons;
  readonly onSettle: (context: Context) => void;
}) {
  const t = useText('handling');
  const jurisdiction = useJurisdiction(namesIn(props.lexicons));
  return (
    <Rows>
      {(props.marking.candidates ?? []).map(({ scheme, level, why }) => {
        const lexicon = props.lexicons.byId.get(scheme);
        const settle = lexicon ? { scheme } : { country: scheme.split(':').at(-1) ?? '' };
        return (
          <Row
            key={scheme + String(level)}
            title={lexicon?.name ?? <span lang="en">{why}</span>}
            detail={[
              level,
              lexicon && jurisdiction(lexicon.jurisdiction),
              lexicon?.validFrom && t('read.since', { day: lexicon.validFrom }),
            ]
              .filter(Boolean)
              .join(' · ')}
            action={<Button onClick={() => props.onSettle(settle)}>{t('read.settle')}</Button>}
          />
        );
      })}
    </Rows>
  );
}
