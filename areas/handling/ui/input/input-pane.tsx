import { Button, Textarea } from '@mantine/core';
import type { ClipboardEvent, Ref } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import type { Bench, Change } from '../bench.ts';
import type { EngineParts } from '../engine.ts';
import classes from '../handling.module.css';
import { ContextFields } from './context-fields.tsx';

const examples = [
  { text: 'TLP:AMBER+STRICT PAP:AMBER' },
  { text: 'SECRET//ORCON/REL TO USA, GBR', context: { country: 'US' } },
  { text: 'SECRET' },
  { text: 'VS-NfD' },
  { text: 'RESTREINT UE/EU RESTRICTED' },
  {
    text: 'SECRET//NOFORN\n\n(U) Scope and method.\n\n(S//REL TO USA, GBR) What was seen on the relay.\n\n(S//NF) How it was seen.\n\nSECRET//NOFORN',
    label: 'document',
  },
] as const;

const rowsFor = (text: string): number => Math.min(9, Math.max(2, text.slice(0, 4000).split('\n').length));

/** Above this a text is not put into the field, which would stand still; its beginning is shown instead. */
const fieldLengthMax = 20_000;
const excerptLength = 1500;

interface InputProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly bench: Bench;
  readonly change: Change;
  readonly engine: EngineParts | null;
}

/** Where a marking or a document is pasted, with what settles words that several schemes share. */
export function InputPane(props: InputProps) {
  const { bench, change } = props;
  return (
    <div className={`${classes.input} no-print`}>
      {bench.text.length > fieldLengthMax ? <LongText {...props} /> : <Field {...props} />}
      <ContextFields bench={bench} change={change} engine={props.engine} />
      {bench.text === '' && <Examples change={change} />}
    </div>
  );
}

function Field({ ref, bench, change }: InputProps) {
  const t = useText('handling');
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text');
    if (text.length <= fieldLengthMax) return;
    event.preventDefault();
    change({ text });
  };
  return (
    <Textarea
      ref={ref}
      aria-label={t('input.label')}
      placeholder={t('input.placeholder')}
      classNames={{ input: classes.field ?? '' }}
      rows={rowsFor(bench.text)}
      spellCheck={false}
      autoCapitalize="off"
      value={bench.text}
      onPaste={paste}
      onChange={event => change({ text: event.currentTarget.value })}
      onKeyDown={event => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

function LongText({ bench, change }: InputProps) {
  const t = useText('handling');
  return (
    <div className={classes.long}>
      <Textarea
        aria-label={t('input.excerpt')}
        classNames={{ input: classes.field ?? '' }}
        rows={6}
        readOnly
        value={`${bench.text.slice(0, excerptLength)}…`}
      />
      <p>
        <span>{t('input.long', { count: bench.text.length })}</span>
        <Button onClick={() => change({ text: '' })}>{t('input.anew')}</Button>
      </p>
    </div>
  );
}

function Examples({ change }: { readonly change: Change }) {
  const t = useText('handling');
  return (
    <div className={classes.examples}>
      <span>{t('input.try')}</span>
      {examples.map(each => (
        <button
          key={each.text}
          type="button"
          onClick={() => change({ text: each.text, context: 'context' in each ? each.context : {} })}
        >
          {'label' in each ? t('input.document') : each.text}
        </button>
      ))}
    </div>
  );
}
