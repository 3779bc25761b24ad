import { Button, TextInput } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { checkReceipt, type ReceiptCheck } from '#platform/ledger/check-receipt.ts';
import { readVerifier } from '#platform/ledger/checkpoint/note.ts';
import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import classes from '../ledger.module.css';
import { useProblemWords } from './problem-words.ts';
import { sha256 } from './sha256.ts';
import { type SignatureGap, signatureGap, verifySignature } from './verify-signature.ts';

const fileSizeMax = 5_000_000;

type Answer =
  | { readonly kind: 'checked'; readonly name: string; readonly check: ReceiptCheck; readonly pinned: boolean }
  | { readonly kind: 'gap'; readonly gap: SignatureGap }
  | { readonly kind: 'too-large' | 'bad-key' | 'unreadable' };

async function answerFor(file: File, pin: string): Promise<Answer> {
  if (file.size > fileSizeMax) return { kind: 'too-large' };
  const key = pin.trim() === '' ? undefined : readVerifier(sha256, pin);
  if (pin.trim() !== '' && key === undefined) return { kind: 'bad-key' };
  const gap = await signatureGap();
  if (gap) return { kind: 'gap', gap };
  try {
    const text = await file.text();
    const check = await checkReceipt(text, { hash: sha256, verifySignature }, key ? [key] : []);
    return { kind: 'checked', name: file.name, check, pinned: key !== undefined };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Checks a receipt here, without asking the server: whoever doubts the server can pin a key got on another way. */
export function CheckPane({ publicKey }: { readonly publicKey: string | undefined }) {
  const t = useText('ledger');
  const [pin, setPin] = useState('');
  const [over, setOver] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file) setAnswer(await answerFor(file, pin));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Pane title={t('check.title')} note={t('check.here')}>
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{t('check.drop')}</p>
        <Button onClick={() => input.current?.click()}>{t('check.choose')}</Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('check.choose')}
          onChange={event => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <TextInput
        label={t('check.key')}
        description={t('check.keyWhy')}
        value={pin}
        placeholder={publicKey ?? ''}
        onChange={event => setPin(event.currentTarget.value)}
      />
      <div role="status" className={classes.checked}>
        {answer && <AnswerText answer={answer} />}
      </div>
    </Pane>
  );
}

function AnswerText({ answer }: { readonly answer: Answer }) {
  const t = useText('ledger');
  const problemWords = useProblemWords();
  if (answer.kind === 'gap') return <p>{t(`gap.${answer.gap}`)}</p>;
  if (answer.kind !== 'checked') return <p>{t(`check.${answer.kind}`)}</p>;
  const { check, name, pinned } = answer;
  return (
    <>
      <p className={classes.outcome} data-whole={check.valid}>
        <StateDot state={check.valid ? 'ok' : 'overdue'} />
        <strong>{t(check.valid ? 'check.valid' : 'check.invalid')}</strong> <span>{name}</span>
      </p>
      {check.act && check.checkpoint && (
        <p>
          {t('check.proven', { seq: check.act.seq, size: check.checkpoint.size, origin: check.checkpoint.origin })}{' '}
          <TimeText at={check.checkpoint.madeAt} zone="UTC" />
        </p>
      )}
      {check.act && (
        <p className="quiet">
          {[check.act.area, check.act.kind, check.act.subject.ref ?? check.act.subject.id].join(' · ')}
        </p>
      )}
      <ul className={classes.findings}>
        {problemWords(check).map(each => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {check.valid && !pinned && <p className="quiet">{t('check.notPinned')}</p>}
    </>
  );
}
