import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import type { Fact, Incident } from '../../contract.ts';
import { type Definition, type EntityDuties, useFacts } from '../answers.ts';
import classes from '../incidents.module.css';
import { FactForm } from './fact-form.tsx';
import { KnownRow, OpenRow } from './fact-rows.tsx';
import { type Asked, askedOf, keyOf } from './questions.ts';

interface FactsPaneProps {
  readonly incident: Incident;
  readonly duties: readonly EntityDuties[];
  readonly vocabulary: ReadonlyMap<string, Definition>;
  readonly knownAt: string | null;
  /** fact to answer at once, from the address */
  readonly ask: string | null;
}

/** What is known, with source and time; then what is not, with what it settles and by when. */
export function FactsPane(props: FactsPaneProps) {
  const t = useText('incidents');
  const facts = useFacts(props.incident.id, props.knownAt);
  const known = (facts.data?.facts ?? []).filter(fact => fact.value !== null);
  const put = (facts.data?.facts ?? []).filter(fact => fact.value === null);
  const questions = askedOf(props.duties, known);
  const [editing, setEditing] = useState<string | null>(() => questionFor(props.ask, questions));
  const frozen = props.knownAt !== null || props.incident.state === 'closed';
  const answerBest = (): void => setEditing(questions[0] ? keyOf(questions[0].fact, questions[0].entity) : null);
  useCommand(frozen ? null : { id: 'answer-best', label: t('fact.answerBest'), keys: 'q', run: answerBest });
  const edit = { ...props, frozen, editing, setEditing };
  const unsettled = put.filter(fact => !questions.some(question => question.fact === fact.fact));
  return (
    <Pane
      title={t('facts.title')}
      note={t('facts.deciding', { count: questions.length })}
      actions={!frozen && <Adder {...edit} />}
    >
      {facts.error && <ErrorNote error={facts.error} onRetry={() => void facts.refetch()} />}
      <ul className={classes.facts}>
        {editing !== null && !isListed(editing, known, questions) && (
          <EditedRow {...edit} id={editing.split('@')[0] ?? ''} present={undefined} entity={null} />
        )}
        {known.map(fact => {
          const key = keyOf(fact.fact, fact.entity);
          return editing === key ? (
            <EditedRow key={key} {...edit} id={fact.fact} present={fact} entity={fact.entity} />
          ) : (
            <KnownRow key={key} {...edit} fact={fact} onEdit={frozen ? null : () => setEditing(key)} />
          );
        })}
        {questions.slice(0, firstQuestions).map((question, rank) => (
          <Asking key={keyOf(question.fact, question.entity)} {...edit} question={question} best={rank === 0} />
        ))}
        {unsettled.map(fact => (
          <KnownRow key={keyOf(fact.fact, fact.entity)} {...edit} fact={fact} onEdit={null} />
        ))}
      </ul>
      <MoreQuestions {...edit} questions={questions.slice(firstQuestions)} />
      {known.length === 0 && questions.length === 0 && <p className={classes.dim}>{t('facts.none')}</p>}
    </Pane>
  );
}

const firstQuestions = 5;

interface Editing extends FactsPaneProps {
  readonly frozen: boolean;
  readonly editing: string | null;
  readonly setEditing: (key: string | null) => void;
}

function Asking(props: Editing & { readonly question: Asked; readonly best: boolean }) {
  const { question } = props;
  const key = keyOf(question.fact, question.entity);
  return props.editing === key ? (
    <EditedRow {...props} id={question.fact} present={undefined} entity={question.entity} />
  ) : (
    <OpenRow {...props} onEdit={props.frozen ? null : () => props.setEditing(key)} />
  );
}

/** The questions after the first few: there when asked for, and open while one of them is being answered. */
function MoreQuestions(props: Editing & { readonly questions: readonly Asked[] }) {
  const t = useText('incidents');
  const { questions } = props;
  if (questions.length === 0) return null;
  const busy = questions.some(question => keyOf(question.fact, question.entity) === props.editing);
  return (
    <details className={classes.quiet} open={busy || undefined}>
      <summary>{t('facts.more', { count: questions.length })}</summary>
      <ul className={classes.facts}>
        {questions.map(question => (
          <Asking key={keyOf(question.fact, question.entity)} {...props} question={question} best={false} />
        ))}
      </ul>
    </details>
  );
}

const questionFor = (ask: string | null, questions: readonly Asked[]): string | null => {
  if (!ask) return null;
  const found = questions.find(question => question.fact === ask);
  return found ? keyOf(found.fact, found.entity) : keyOf(ask, null);
};

const isListed = (key: string, known: readonly Fact[], questions: readonly Asked[]): boolean =>
  [...known, ...questions].some(each => keyOf(each.fact, each.entity) === key);

function EditedRow(
  props: FactsPaneProps & {
    readonly id: string;
    readonly entity: number | null;
    readonly present: Fact | undefined;
    readonly setEditing: (key: string | null) => void;
  },
) {
  const definition = props.vocabulary.get(props.id);
  if (!definition) return null;
  return (
    <li className={classes.edited}>
      <p className={classes.question}>
        <strong>{definition.name}</strong> {definition.question}
      </p>
      <FactForm
        incident={props.incident}
        definition={definition}
        entity={props.entity}
        present={props.present}
        before={props.duties}
        onDone={() => props.setEditing(null)}
      />
    </li>
  );
}

/** Any fact of the vocabulary, whether or not a duty asks for it. */
function Adder(props: FactsPaneProps & { readonly setEditing: (key: string) => void }) {
  const t = useText('incidents');
  const [open, setOpen] = useState(false);
  if (!open) return <Button onClick={() => setOpen(true)}>{t('fact.add')}</Button>;
  const data = [
    { value: '', label: t('fact.choose') },
    ...[...props.vocabulary.values()]
      .map(({ id, name }) => ({ value: id, label: name }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  ];
  return (
    <NativeSelect
      size="xs"
      className={classes.adder}
      aria-label={t('fact.add')}
      data={data}
      value=""
      autoFocus
      onChange={event => {
        if (event.currentTarget.value) props.setEditing(keyOf(event.currentTarget.value, null));
        setOpen(false);
      }}
    />
  );
}
