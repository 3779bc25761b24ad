import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import type { Fact, Incident } from '../../contract.ts';
import type { Definition } from '../answers.ts';
import classes from '../incidents.module.css';
import type { Asked } from './questions.ts';
import { valueText } from './value.ts';

/** The value of a recorded fact: a time with its zone, a listed value in words, or that it is not known. */
export function FactValueText({
  fact,
  definition,
}: {
  readonly fact: Fact;
  readonly definition: Definition | undefined;
}) {
  const t = useText('incidents');
  if (fact.value === null) return <span className={classes.open}>{t('fact.isUnknown')}</span>;
  if (definition?.type === 'instant' && typeof fact.value === 'string') return <TimeText at={fact.value} />;
  const suspicion = typeof fact.value === 'string' && /^(suspected|potential|possible)/.test(fact.value);
  return (
    <span className={suspicion ? classes.potential : undefined}>
      {valueText(fact.value, definition, { yes: t('fact.yes'), no: t('fact.no'), country: countryName })}
    </span>
  );
}

const countryName = (code: string): string =>
  new Intl.DisplayNames(currentLanguage(), { type: 'region' }).of(code) ?? code;

/** A recorded fact: what it is called, the value, where from and when it was learned. */
export function KnownRow(props: {
  readonly fact: Fact;
  readonly incident: Incident;
  readonly vocabulary: ReadonlyMap<string, Definition>;
  readonly onEdit: (() => void) | null;
}) {
  const t = useText('incidents');
  const definition = props.vocabulary.get(props.fact.fact);
  const name = definition?.name ?? props.fact.fact;
  const entity = props.incident.entities.find(each => each.id === props.fact.entity)?.name;
  return (
    <li className={classes.fact}>
      <div className={classes.question} title={definition?.question}>
        {name}
        {entity && <span className={classes.dim}> · {entity}</span>}
      </div>
      <div className={classes.valueLine}>
        {props.onEdit ? (
          <button type="button" className={classes.value} onClick={props.onEdit}>
            <span className="sr-only">{t('fact.edit', { name })} </span>
            <FactValueText fact={props.fact} definition={definition} />
          </button>
        ) : (
          <span className={classes.value}>
            <FactValueText fact={props.fact} definition={definition} />
          </span>
        )}
        <span className={classes.from}>
          {props.fact.source}, <TimeText at={props.fact.learnedAt} />
        </span>
      </div>
    </li>
  );
}

/** A fact nobody has yet: what it settles, and by when it has to be found out. */
export function OpenRow(props: {
  readonly question: Asked;
  readonly incident: Incident;
  readonly best: boolean;
  readonly onEdit: (() => void) | null;
}) {
  const t = useText('incidents');
  const { question } = props;
  const settles = t('facts.settles', {
    what: question.titles.slice(0, 3).join(', '),
    count: question.titles.length,
  });
  const entity = props.incident.entities.find(each => each.id === question.entity)?.name;
  return (
    <li className={classes.fact} data-best={props.best || undefined}>
      {props.best && <p className={classes.bestMark}>{t('facts.best')}</p>}
      <div className={classes.question} title={question.question}>
        {props.best ? question.question : question.name}
        {entity && <span className={classes.dim}> · {entity}</span>}
      </div>
      <div className={classes.valueLine}>
        {props.onEdit ? (
          <button type="button" className={classes.value} onClick={props.onEdit}>
            <span className="sr-only">{t('fact.answer', { name: question.name })} </span>
            <span className={classes.open}>{t('fact.isUnknown')}</span>
          </button>
        ) : (
          <span className={classes.open}>{t('fact.isUnknown')}</span>
        )}
        <span className={classes.from} title={settles}>
          {question.answer_by ? (
            <>
              {t('facts.answerBy')} <TimeText at={question.answer_by} zone={question.zone} />
            </>
          ) : (
            !props.best && t('facts.decides', { count: question.titles.length })
          )}
          {question.owner && ` · ${t('facts.owner', { owner: question.owner })}`}
        </span>
      </div>
      {props.best && <div className={classes.settles}>{settles}</div>}
    </li>
  );
}
