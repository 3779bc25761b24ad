import type { Cell, RecipientResult } from '#areas/sharing/contract.ts';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { spoken } from '#platform/i18n/spoken.ts';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import { VerdictPanel } from '#platform/ui/verdict/verdict-panel.tsx';
import { reasonWords, relianceWords, verdictWords } from '#platform/ui/verdict/verdict-words.ts';
import classes from '../incidents.module.css';

/** Why one recipient gets, or does not get, one section: rule, source, what is missing, the marking in their scheme. */
export function CellVerdict({ recipient, cell }: { readonly recipient: RecipientResult; readonly cell: Cell }) {
  const t = useText('incidents');
  const verdict = verdictWords(cell.verdict);
  const stopped = cell.blocked ?? recipient.blocked;
  const blocked = stopped && spoken(stopped);
  return (
    <>
      {blocked && (
        <div className={classes.blocked}>
          <p>
            <strong>{blocked.message}</strong>
          </p>
          <p>{t('matrix.next', { next: blocked.next })}</p>
        </div>
      )}
      <VerdictPanel
        outcome={<StateSign state={cell.outcome} />}
        verdict={{
          because: verdict.because,
          missing: [...new Set([...verdict.missing, ...verdict.conditions].map(each => each.text))].map(text => ({
            text,
          })),
          unknown: verdict.unknown.map(each => ({ text: each.text })),
          obligations: verdict.obligations,
          basis: verdict.basis,
          ...(verdict.valid_until ? { validUntil: verdict.valid_until } : {}),
        }}
      />
      {cell.reliesOn.length > 0 && (
        <p>{t('matrix.reliesOn', { what: cell.reliesOn.map(each => relianceWords(each)).join('; ') })}</p>
      )}
      {cell.translation && <Translation translation={cell.translation} />}
      {cell.protections.length > 0 && <Protections cell={cell} />}
    </>
  );
}

function Translation({ translation }: { readonly translation: NonNullable<Cell['translation']> }) {
  const t = useText('incidents');
  return (
    <div>
      <p>
        {t('matrix.inTheirScheme', { relation: translation.relation })}{' '}
        {translation.marking && <MarkingLabel marking={translation.marking} />}
      </p>
      <ul className={classes.bullets}>
        {translation.residual.map(each => (
          <li key={each.en}>{currentLanguage() === 'fr' ? each.fr : each.en}</li>
        ))}
      </ul>
    </div>
  );
}

function Protections({ cell }: { readonly cell: Cell }) {
  const t = useText('incidents');
  return (
    <details>
      <summary>{t('matrix.protections', { count: cell.protections.length })}</summary>
      <ul className={classes.bullets}>
        {cell.protections.map(answer => (
          <li key={answer.id}>
            {t('matrix.protection', { title: answer.title, applies: answer.applies })}{' '}
            <CitationText citation={answer.citation} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Exactly what one recipient would read. */
export function VersionText({ recipient }: { readonly recipient: RecipientResult }) {
  const t = useText('incidents');
  const { version } = recipient;
  if (version.sections.length === 0) {
    const blocked = recipient.blocked && spoken(recipient.blocked);
    return <p>{blocked ? `${blocked.message} ${blocked.next}` : t('matrix.getsNothing')}</p>;
  }
  return (
    <>
      {version.marking && <MarkingLabel marking={version.marking} />}
      {version.sections.map(section => (
        <section key={section.id}>
          <h3>
            {section.title} <MarkingLabel marking={section.marking} />{' '}
            {section.redacted && <StateSign state="redacted" />}
          </h3>
          <p className={classes.pre}>{section.body}</p>
        </section>
      ))}
      {recipient.obligations.length > 0 && (
        <>
          <h3>{t('matrix.handling')}</h3>
          <ul className={classes.bullets}>
            {recipient.obligations.map(each => (
              <li key={each.text}>{reasonWords(each).text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
