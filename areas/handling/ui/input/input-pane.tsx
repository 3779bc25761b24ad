import { Textarea } from '@mantine/core';
import type { Ref } from 'react';
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

/** Where a marking or a document is pasted, with what settles words that several schemes share. */
export function InputPane(props: {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly bench: Bench;
  readonly change: Change;
  readonly engine: EngineParts | null;
}) {
  const t = useText('handling');
  const { bench, change } = props;
  return (
    <div className={`${classes.input} no-print`}>
      <Textarea
        ref={props.ref}
        aria-label={t('input.label')}
        placeholder={t('input.placeholder')}
        classNames={{ input: classes.field ?? '' }}
        rows={rowsFor(bench.text)}
        spellCheck={false}
        autoCapitalize="off"
        value={bench.text}
        onChange={event => change({ text: event.currentTarget.value })}
        onKeyDown={event => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <ContextFields bench={bench} change={change} engine={props.engine} />
      {bench.text === '' && (
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
      )}
    </div>
  );
}
