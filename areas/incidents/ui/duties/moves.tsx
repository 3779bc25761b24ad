import { useText } from '#platform/i18n/registry.ts';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from '../incidents.module.css';
import type { Move } from './moves.ts';

/** Which duties would come out differently, before anything is saved. */
export function Moves({ moves }: { readonly moves: readonly Move[] }) {
  const t = useText('incidents');
  return (
    <div className={classes.moves} role="status" aria-label={t('moves.title')}>
      <p className={classes.dim}>{moves.length === 0 ? t('moves.none') : t('moves.some', { count: moves.length })}</p>
      <ul>
        {moves.map(move => (
          <li key={move.key}>
            <StateSign state={move.to} bare />{' '}
            <span>
              {t(`moves.${move.from === move.to ? 'due' : move.to}`, { title: move.title, entity: move.entity })}
            </span>
            {move.due && (
              <span className={classes.dim}>
                {' '}
                {t('moves.by')} <TimeText at={move.due} zone={move.zone} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
