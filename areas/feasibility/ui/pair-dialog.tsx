import { inFrench } from '#engines/handling/say/french.ts';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import type { LevelAnswer, PairAnswers } from '../contract.ts';
import { componentWords } from './component-words.ts';
import classes from './feasibility.module.css';
import { Wide } from './wide.tsx';

/** What the engine answers for one pair: level by level, why, by which instrument, and what must be said beside it. */
export function PairDialog({
  answers,
  onClose,
}: {
  readonly answers: PairAnswers | null;
  readonly onClose: () => void;
}) {
  const t = useText('feasibility');
  const pair = answers?.pair;
  return (
    <Dialog
      open={answers !== null}
      onClose={onClose}
      wide
      title={pair ? t('explain.title', { from: pair.from, to: pair.to }) : ''}
    >
      {answers && <Explained answers={answers} />}
    </Dialog>
  );
}

function specialWords({ pair }: PairAnswers): string | null {
  if (pair.verdict === 'same') return 'explain.same';
  if (pair.special === 'container') return 'explain.container';
  return pair.special === 'no-levels' ? 'explain.noLevels' : null;
}

function Explained({ answers }: { readonly answers: PairAnswers }) {
  const t = useText('feasibility');
  const { pair, levels } = answers;
  const special = specialWords(answers);
  return (
    <div className={classes.explained} tabIndex={0} role="region" aria-label={t('matrix.answer')}>
      <p>
        <strong>{t(`verdict.${pair.verdict}`)}</strong>
        {pair.needsAgreement && `, ${t('matrix.underAgreement')}`}. {t(`verdictMeans.${pair.verdict}`)}
      </p>
      {special && <p>{t(special)}</p>}
      {levels.length > 0 && <LevelTable levels={levels} />}
      <Instructions levels={levels} />
      {pair.verdict !== 'same' && (
        <>
          <h3 className={classes.small}>{t('explain.instruments')}</h3>
          {pair.instruments.length === 0 ? (
            <p className="quiet">{t('explain.noInstrument')}</p>
          ) : (
            <ul className={classes.list}>
              {pair.instruments.map(text => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          <Caveats answers={answers} />
        </>
      )}
    </div>
  );
}

function LevelTable({ levels }: { readonly levels: readonly LevelAnswer[] }) {
  const t = useText('feasibility');
  return (
    <Wide label={t('explain.level')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {['level', 'becomes', 'outcome', 'words', 'because'].map(key => (
              <th key={key} scope="col">
                {t(`explain.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map(answer => (
            <tr key={answer.level}>
              <th scope="row">{answer.level}</th>
              <td className={classes.mono}>{answer.marking ?? '–'}</td>
              <td>
                {t(`outcome.${answer.outcome}`)}
                {answer.to !== null && <span className="quiet"> ({t(`relation.${answer.relation}`)})</span>}
              </td>
              <td>{componentWords(t, answer.words)}</td>
              <td>
                {answer.because.map(reason => (
                  <div key={reason.code + reason.text}>
                    <ReasonText {...reason} /> {reason.citation && <CitationText citation={reason.citation} />}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** Why the engine answers so, in the reader's language; the words of an instrument stay as they are. */
function ReasonText({ code, text }: { readonly code: string; readonly text: string }) {
  const french = currentLanguage() === 'fr' ? inFrench(text, code) : undefined;
  return <span lang={french === undefined ? 'en' : 'fr'}>{french ?? text}</span>;
}

/** The instructions that travel with the levels, each once. */
function Instructions({ levels }: { readonly levels: readonly LevelAnswer[] }) {
  const t = useText('feasibility');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const texts = [
    ...new Set(levels.filter(({ to }) => to !== null).flatMap(each => each.residual.map(one => one[language]))),
  ];
  if (texts.length === 0) return null;
  return (
    <>
      <h3 className={classes.small}>{t('explain.more')}</h3>
      <ul className={classes.list}>
        {texts.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

function Caveats({ answers }: { readonly answers: PairAnswers }) {
  const t = useText('feasibility');
  const groups = Map.groupBy(answers.caveats, ({ outcome }) => outcome);
  return (
    <>
      <h3 className={classes.small}>{t('explain.caveats')}</h3>
      {answers.caveats.length === 0 && <p className="quiet">{t('explain.noCaveats')}</p>}
      <ul className={classes.list}>
        {[...groups].map(([outcome, found]) => (
          <li key={outcome}>
            <strong>{t(`caveatOutcome.${outcome}`)}</strong> ({found.length}):{' '}
            <span className={classes.mono}>{found.map(({ caveat }) => caveat).join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
