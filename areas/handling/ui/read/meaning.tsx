import { useMemo } from 'react';
import { wholeVector } from '#engines/handling/compare.ts';
import { type Action, type ComponentName, componentNames, type Marking, type Vector } from '#engines/handling/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import type { Context } from '../bench.ts';
import type { EngineParts } from '../engine.ts';
import classes from '../handling.module.css';
import { reasonWords } from '#platform/ui/verdict/verdict-words.ts';
import { namesIn } from './names-in.ts';
import { useWords } from './words.ts';

const asked: readonly Action[] = [
  'read',
  'forward',
  'publish',
  'detect',
  'look-up-passive',
  'look-up-active',
  'block',
  'contact',
];

/** What a mark lets one do: the actions, then the eight components in words, each with its rules and their sources. */
export function Meaning(props: { readonly marking: Marking; readonly engine: EngineParts; readonly context: Context }) {
  const t = useText('handling');
  const { marking, engine } = props;
  const vector = useMemo(() => wholeVector(marking), [marking]);
  const say = useWords(namesIn(engine.lexicons));
  return (
    <>
      <ActionList vector={vector} />
      <dl className={classes.components}>
        {componentNames.map(component => {
          const words = say.component(component, vector);
          return (
            <div key={component} data-silent={words === null || undefined}>
              <dt>{t(`component.${component}`)}</dt>
              <dd>
                {words === null ? t(`silent.${component}`) : words.map(each => <p key={each}>{each}</p>)}
                {words !== null && <Rules {...props} component={component} />}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** Reading and passing on are governed by audience; an action that no rule speaks about is not permitted by that. */
function answerOf(action: Action, vector: Vector): 'yes' | 'no' | 'audience' | 'silent' {
  const { permitted_actions: permitted, audience } = vector;
  if (permitted && !permitted.includes(action)) return 'no';
  const anyone = audience !== undefined && audience.clauses.length === 0;
  if (action === 'read' || action === 'forward' || action === 'detect')
    return anyone ? 'yes' : audience || vector.protection ? 'audience' : 'silent';
  if (action === 'publish') return anyone ? 'yes' : audience || vector.protection ? 'no' : 'silent';
  return permitted ? 'yes' : 'silent';
}

const shapes = { yes: '●', no: '✕', audience: '◐', silent: '–' } as const;

function ActionList({ vector }: { readonly vector: Vector }) {
  const t = useText('handling');
  return (
    <ul className={classes.actions}>
      {asked.map(action => {
        const answer = answerOf(action, vector);
        return (
          <li key={action} data-answer={answer}>
            <span aria-hidden="true">{shapes[answer]}</span> {t(`action.${action}`)}
            <small>{t(`may.${answer}`)}</small>
          </li>
        );
      })}
    </ul>
  );
}

function Rules(props: {
  readonly marking: Marking;
  readonly engine: EngineParts;
  readonly context: Context;
  readonly component: ComponentName;
}) {
  const { engine, component } = props;
  const marks = [props.marking, ...(props.marking.also ?? [])].filter(mark => engine.lexicons.byId.has(mark.scheme));
  const rules = marks
    .flatMap(mark => engine.contributionsOf(mark, engine.lexicons, props.context))
    .filter(({ part }) => part[component] !== undefined)
    .map(({ reason }) => reasonWords(reason));
  const distinct = [...new Map(rules.map(rule => [rule.text, rule])).values()];
  return (
    <ul className={classes.rules}>
      {distinct.map(rule => (
        <li key={rule.text}>
          {rule.text} {rule.citation && <CitationText citation={rule.citation} />}
        </li>
      ))}
    </ul>
  );
}
