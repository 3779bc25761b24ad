import type { ReactNode } from 'react';
import type { Basis, Reason } from '#engines/kernel/citation.ts';
import { useText } from '#platform/i18n/registry.ts';
import { TimeText } from '../time/time-text.tsx';
import { CitationText } from './citation-text.tsx';
import classes from './verdict-panel.module.css';

/** Something that would change the verdict, cheapest first; `action` is what starts it. */
interface MissingPart {
  readonly text: string;
  readonly action?: ReactNode;
}

/** A fact nobody has established: what it settles and by when it should be known (ISO 8601, with the zone it is due in). */
interface UnknownPart {
  readonly text: string;
  readonly settles?: string;
  readonly answerBy?: string;
  readonly zone?: string;
}

export interface VerdictParts {
  readonly because?: readonly Reason[];
  readonly missing?: readonly MissingPart[];
  readonly unknown?: readonly UnknownPart[];
  readonly obligations?: readonly { readonly text: string; readonly citation?: Reason['citation'] }[];
  readonly basis?: readonly Basis[];
  /** ISO 8601; when the verdict ceases to hold */
  readonly validUntil?: string;
}

/** A verdict that explains itself. `outcome` is usually a `StateSign`; parts that are empty are not drawn. */
export function VerdictPanel(props: { readonly outcome: ReactNode; readonly verdict: VerdictParts }) {
  const t = useText('ui');
  const { because = [], missing = [], unknown = [], obligations = [], basis = [], validUntil } = props.verdict;
  return (
    <div className={classes.panel}>
      <div className={classes.outcome}>
        {props.outcome}
        {validUntil && (
          <span className={classes.until}>
            {t('verdict.until')} <TimeText at={validUntil} />
          </span>
        )}
      </div>
      <Part
        title={t('verdict.because')}
        rows={because.map(each => ({
          key: each.code + each.text,
          node: (
            <>
              {each.text} {each.citation && <CitationText citation={each.citation} />}
            </>
          ),
        }))}
      />
      <Part
        title={t('verdict.missing')}
        rows={missing.map(each => ({
          key: each.text,
          node: (
            <>
              {each.text} {each.action}
            </>
          ),
        }))}
      />
      <Part
        title={t('verdict.unknown')}
        tone="unknown"
        rows={unknown.map(each => ({ key: each.text, node: <UnknownLine part={each} /> }))}
      />
      <Part
        title={t('verdict.obligations')}
        rows={obligations.map(each => ({
          key: each.text,
          node: (
            <>
              {each.text} {each.citation && <CitationText citation={each.citation} />}
            </>
          ),
        }))}
      />
      {basis.length > 0 && (
        <p className={classes.basis}>
          {t('verdict.basis')}{' '}
          {basis.map(each => `${each.pack} r${each.revision} ${each.hash.slice(0, 12)}`).join(' · ')}
        </p>
      )}
    </div>
  );
}

function Part(props: {
  readonly title: string;
  readonly tone?: string;
  readonly rows: readonly { readonly key: string; readonly node: ReactNode }[];
}) {
  if (props.rows.length === 0) return null;
  return (
    <section data-tone={props.tone}>
      <h3 className={classes.heading}>{props.title}</h3>
      <ul className={classes.list}>
        {props.rows.map(row => (
          <li key={row.key}>{row.node}</li>
        ))}
      </ul>
    </section>
  );
}

function UnknownLine({ part }: { readonly part: UnknownPart }) {
  const t = useText('ui');
  return (
    <>
      {part.text}
      {part.settles && <span className={classes.dim}> {t('verdict.settles', { what: part.settles })}</span>}
      {part.answerBy && (
        <span className={classes.dim}>
          {' '}
          {t('verdict.answerBy')} <TimeText at={part.answerBy} {...(part.zone ? { zone: part.zone } : {})} />
        </span>
      )}
    </>
  );
}
