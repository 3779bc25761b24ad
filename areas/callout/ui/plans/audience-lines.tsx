import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import type { CallOutPlan } from '../../contract.ts';
import classes from '../callout.module.css';
import { listOf, newLine, textOf, withPart } from './draft.ts';
import type { PartProps } from './plan-form.tsx';

type Line = CallOutPlan['audience'][number];
type Shown = Partial<{ who: Line['who']; of: readonly string[]; kinds: readonly string[]; slug: string; why: string }>;

const whos: readonly Line['who'][] = [
  'national-teams',
  'serving-teams',
  'entities',
  'clients-of-supplier',
  'regulators',
  'party',
];
const roles = ['affected', 'supplier', 'downstream'] as const;
const teams = ['sector-csirt', 'isac', 'national-csirt'] as const;

/** Whom the plan tells, line by line, each with its reason. */
export function AudienceLines({ draft, set, findings }: PartProps) {
  const t = useText('callout');
  const lines = listOf<Shown>(draft.audience);
  const put = (next: readonly Shown[]): void => set(withPart(draft, 'audience', next));
  const whole = findings.all.find(each => each.pointer === '/audience')?.message;
  return (
    <fieldset className={classes.group}>
      <legend>{t('plan.audience')}</legend>
      {whole && <p className={classes.bad}>{whole}</p>}
      <ol className={classes.steps}>
        {lines.map((line, i) => (
          // eslint-disable-next-line react/no-array-index-key -- lines have no name of their own and are edited in place
          <li key={i} className={classes.step}>
            <OneLine
              line={line}
              place={i + 1}
              error={findings.at(`/audience/${i}`)}
              set={next => put(lines.with(i, next))}
              remove={() => put(lines.toSpliced(i, 1))}
            />
          </li>
        ))}
      </ol>
      <Button onClick={() => put([...lines, newLine('entities')])}>{t('plan.addLine')}</Button>
    </fieldset>
  );
}

function OneLine(props: {
  readonly line: Shown;
  readonly place: number;
  readonly error: string | undefined;
  readonly set: (line: Shown) => void;
  readonly remove: () => void;
}) {
  const t = useText('callout');
  const { line, place, set } = props;
  return (
    <div className="stack">
      <div className={classes.pair}>
        <NativeSelect
          label={t('plan.who', { place })}
          value={line.who ?? ''}
          data={whos.map(who => ({ value: who, label: t(`who.${who}`) }))}
          onChange={event => set(newLine(event.currentTarget.value as Line['who'], textOf(line.why)))}
        />
        <TextInput
          label={t('plan.why', { place })}
          value={textOf(line.why)}
          onChange={event => set({ ...line, why: event.currentTarget.value })}
        />
        {line.who === 'party' && (
          <TextInput
            label={t('plan.partySlug', { place })}
            value={textOf(line.slug)}
            onChange={event => set({ ...line, slug: event.currentTarget.value })}
          />
        )}
      </div>
      {(line.who === 'national-teams' || line.who === 'entities') && (
        <Choices
          label={t('plan.of', { place })}
          names={roles}
          word={name => t(`role.${name}`)}
          chosen={line.of}
          set={of => set({ ...line, of })}
        />
      )}
      {line.who === 'serving-teams' && (
        <Choices
          label={t('plan.kinds', { place })}
          names={teams}
          word={name => t(`team.${name}`)}
          chosen={line.kinds}
          set={kinds => set({ ...line, kinds })}
        />
      )}
      {props.error && <p className={classes.bad}>{props.error}</p>}
      <div className={classes.buttons}>
        <Button size="compact-sm" onClick={props.remove} aria-label={t('plan.removeLine', { place })}>
          {t('plan.remove')}
        </Button>
      </div>
    </div>
  );
}

/** Some of few names, in their own order whichever was ticked first. */
export function Choices<N extends string>(props: {
  readonly label: string;
  readonly names: readonly N[];
  readonly word: (name: N) => string;
  readonly chosen: readonly string[] | undefined;
  readonly set: (chosen: readonly N[]) => void;
}) {
  const chosen = Array.isArray(props.chosen) ? props.chosen : [];
  return (
    <div role="group" aria-label={props.label} className={classes.inline}>
      {props.names.map(name => (
        <Checkbox
          key={name}
          label={props.word(name)}
          checked={chosen.includes(name)}
          onChange={event => {
            const { checked } = event.currentTarget;
            props.set(props.names.filter(each => (each === name ? checked : chosen.includes(each))));
          }}
        />
      ))}
    </div>
  );
}
