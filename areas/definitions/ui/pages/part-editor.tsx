import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import type { Regimes } from '#engines/duties/types.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from '../definitions.module.css';
import { nameIn, options, titleOf, wordIn } from '../spoken.ts';
import { type AtomOperator, operatorsOf, type Part } from '#engines/duties/definitions/proposal.ts';

interface EditorProps {
  readonly part: Part;
  readonly regimes: Regimes;
  readonly onChange: (part: Part) => void;
  readonly onRemove?: (() => void) | undefined;
}

type Group = Extract<Part, { of: readonly Part[] }>;
type Atom = Extract<Part, { kind: 'atom' }>;

/** One part of the definition and those below it. */
export function PartEditor(props: EditorProps) {
  const { part } = props;
  switch (part.kind) {
    case 'atom':
      return <AtomEditor {...props} part={part} />;
    case 'judge':
      return <JudgeEditor {...props} part={part} />;
    case 'legal':
      return <Fixed {...props} text={titleOf(props.regimes, part.regime)} />;
    default:
      return <GroupEditor {...props} part={part} />;
  }
}

function Remove({ onRemove }: Pick<EditorProps, 'onRemove'>) {
  const t = useText('definitions');
  if (!onRemove) return null;
  return (
    <ActionIcon variant="subtle" aria-label={t('edit.remove')} onClick={onRemove}>
      <X size={14} aria-hidden="true" />
    </ActionIcon>
  );
}

function Fixed(props: EditorProps & { readonly text: string }) {
  const t = useText('definitions');
  return (
    <div className={classes.part}>
      <span>
        {t('edit.legal')} {props.text}
      </span>
      <Remove onRemove={props.onRemove} />
    </div>
  );
}

function GroupEditor({ part, regimes, onChange, onRemove }: EditorProps & { readonly part: Group }) {
  const t = useText('definitions');
  const set = (of: readonly Part[]): void => onChange({ ...part, of } as Part);
  const asKind = (kind: string): void => {
    if (kind === 'at_least') onChange({ kind, n: 2, of: part.of });
    else if (kind === 'not') onChange({ kind, of: [part.of.length === 1 ? part.of[0] : { kind: 'any', of: part.of }] });
    else onChange({ kind: kind as 'all' | 'any', of: part.of });
  };
  return (
    <div>
      <div className={classes.part}>
        <NativeSelect
          aria-label={t('edit.kind')}
          value={part.kind}
          onChange={event => asKind(event.currentTarget.value)}
          data={['all', 'any', 'at_least', 'not'].map(value => ({ value, label: t(`edit.${value}`) }))}
        />
        {part.kind === 'at_least' && (
          <TextInput
            aria-label={t('edit.n')}
            type="number"
            min={1}
            max={part.of.length}
            value={part.n}
            onChange={event => onChange({ ...part, n: Math.max(1, Number(event.currentTarget.value) || 1) })}
          />
        )}
        {part.kind !== 'not' && (
          <>
            <Button size="compact-xs" onClick={() => set([...part.of, newAtom])}>
              {t('edit.addFact')}
            </Button>
            <Button size="compact-xs" onClick={() => set([...part.of, { kind: 'any', of: [newAtom] }])}>
              {t('edit.addGroup')}
            </Button>
          </>
        )}
        <Remove onRemove={onRemove} />
      </div>
      <ul className={classes.parts}>
        {part.of.map((each, i) => (
          // Parts have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            <PartEditor
              part={each}
              regimes={regimes}
              onChange={changed => set(part.of.with(i, changed))}
              onRemove={part.kind === 'not' ? undefined : () => set(part.of.toSpliced(i, 1))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

const newAtom: Part = { kind: 'atom', fact: 'i.severity_actual', op: 'in', values: ['significant', 'severe'] };

function JudgeEditor({
  part,
  regimes,
  onChange,
  onRemove,
}: EditorProps & { readonly part: Extract<Part, { kind: 'judge' }> }) {
  const t = useText('definitions');
  return (
    <div className={classes.part}>
      <NativeSelect
        aria-label={t('edit.judgement')}
        value={part.judgement}
        onChange={event => onChange({ kind: 'judge', judgement: event.currentTarget.value })}
        data={options(regimes, regimes.vocabulary.judgements.keys(), 'judge:')}
      />
      <Remove onRemove={onRemove} />
    </div>
  );
}

function AtomEditor({ part, regimes, onChange, onRemove }: EditorProps & { readonly part: Atom }) {
  const t = useText('definitions');
  const definition = regimes.vocabulary.facts.get(part.fact);
  const operators = definition ? operatorsOf(definition) : [];
  const choose = (fact: string): void => {
    const chosen = regimes.vocabulary.facts.get(fact);
    const op = chosen ? operatorsOf(chosen)[0] : undefined;
    if (op) onChange({ kind: 'atom', fact, op, values: [] });
  };
  return (
    <div className={classes.part}>
      <NativeSelect
        aria-label={t('edit.fact')}
        value={part.fact}
        onChange={event => choose(event.currentTarget.value)}
        data={options(
          regimes,
          [...regimes.vocabulary.facts.values()].filter(f => operatorsOf(f).length > 0).map(f => f.id),
        )}
      />
      <NativeSelect
        aria-label={t('edit.operator')}
        value={part.op}
        onChange={event => onChange({ ...part, op: event.currentTarget.value as AtomOperator })}
        data={operators.map(op => ({ value: op, label: t(`edit.op.${op}`) }))}
      />
      <Values
        part={part}
        regimes={regimes}
        listed={definition?.values}
        money={definition?.type === 'money'}
        onChange={onChange}
      />
      {definition?.unit && <span>{definition.unit}</span>}
      <Remove onRemove={onRemove} />
    </div>
  );
}

function Values(props: {
  readonly part: Atom;
  readonly regimes: Regimes;
  readonly listed: readonly string[] | undefined;
  readonly money: boolean;
  readonly onChange: (part: Part) => void;
}) {
  const t = useText('definitions');
  const { part, listed, onChange } = props;
  if (part.op === 'is_true' || part.op === 'is_false') return null;
  if (listed && (part.op === 'in' || part.op === 'any_of')) {
    const toggle = (value: string, on: boolean): void =>
      onChange({ ...part, values: listed.filter(each => (each === value ? on : part.values.includes(each))) });
    return (
      <fieldset className={classes.values}>
        <legend className="sr-only">{`${nameIn(props.regimes, part.fact)}: ${t('edit.values')}`}</legend>
        {listed.map(value => (
          <label key={value}>
            <input
              type="checkbox"
              checked={part.values.includes(value)}
              onChange={event => toggle(value, event.currentTarget.checked)}
            />{' '}
            {wordIn(props.regimes, part.fact, value)}
          </label>
        ))}
      </fieldset>
    );
  }
  const many = part.op === 'in' || part.op === 'any_of';
  return (
    <>
      <TextInput
        aria-label={`${nameIn(props.regimes, part.fact)}: ${t(many ? 'edit.values' : 'edit.threshold')}`}
        value={part.values.join(', ')}
        onChange={event =>
          onChange({
            ...part,
            values: many ? event.currentTarget.value.split(/[,\s]+/) : [event.currentTarget.value],
          })
        }
      />
      {props.money && (
        <NativeSelect
          aria-label={t('edit.currency')}
          value={part.currency ?? 'EUR'}
          onChange={event => onChange({ ...part, currency: event.currentTarget.value })}
          data={['EUR', 'USD', 'GBP', 'CNY']}
        />
      )}
    </>
  );
}
