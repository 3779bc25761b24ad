import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useApi } from '#platform/ui/api.ts';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { useChannelName } from '#platform/ui/words.ts';
import type { ChannelNow, WhomAnswer } from '../contract.ts';
import classes from './directory.module.css';
import { FreshnessSign, KeySign, OpenSign, Sign } from './signs.tsx';

const fields = ['network', 'country', 'sector', 'language', 'text'] as const;
const sureTone = { high: 'good', fair: 'warn', low: 'bad', unverified: 'unknown' } as const;

/** Whom to call about a domain, an address, a country or a sector: the team, the best channel now, the next one. */
export default function WhomPage() {
  const t = useText('directory');
  const [asked, setAsked] = useState('');
  const found = useApi<{ answers: WhomAnswer[] }>(asked === '' ? null : `/api/directory/whom?${asked}`, { keep: true });
  const ask = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = fields.flatMap(name => {
      const value = data.get(name);
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
    });
    setAsked(new URLSearchParams(values).toString());
  };
  return (
    <>
      <PageHead title={t('whom.title')} summary={t('whom.how')} />
      <form className={classes.ask} onSubmit={ask}>
        {fields.map(name => (
          <TextInput key={name} name={name} label={t(`whom.${name}`)} placeholder={t(`whom.${name}Like`)} />
        ))}
        <Button type="submit" variant="filled">
          {t('whom.find')}
        </Button>
      </form>
      {found.error && <ErrorNote error={found.error} />}
      {asked === '' && <EmptyRoom title={t('whom.first')} why={t('whom.firstWhy')} />}
      {found.data?.answers.length === 0 && <EmptyRoom title={t('whom.none')} why={t('whom.noneWhy')} />}
      <ol className={classes.answers}>
        {found.data?.answers.map(answer => (
          <Answer key={answer.line.slug} answer={answer} />
        ))}
      </ol>
    </>
  );
}

function Answer({ answer }: { readonly answer: WhomAnswer }) {
  const t = useText('directory');
  const { line, best, fallback } = answer;
  return (
    <li className={classes.answer}>
      <h2 className={classes.answerTitle}>
        <Go href={`/directory/${line.slug}`}>{line.shortName}</Go>{' '}
        <span className={classes.quiet}>{line.country ?? t('list.international')}</span>{' '}
        <Sign tone={sureTone[answer.sure]} word={t(`sure.${answer.sure}`)} />
      </h2>
      <p className={classes.quiet}>{[...answer.because, ...answer.unknown].join(' · ')}</p>
      {best ? <ChannelLine word={t('whom.best')} now={best} /> : <p>{t('whom.noChannel')}</p>}
      {fallback && <ChannelLine word={t('whom.fallback')} now={fallback} />}
    </li>
  );
}

function ChannelLine({ word, now }: { readonly word: string; readonly now: ChannelNow }) {
  const channelName = useChannelName();
  return (
    <p className={classes.channelLine}>
      <span className={classes.quiet}>{word}</span> <strong>{channelName(now.channel.kind)}</strong>{' '}
      <span className={classes.address}>{now.channel.address}</span> <OpenSign now={now} />{' '}
      <FreshnessSign state={now.channel.freshness} />{' '}
      {now.channel.keyState !== 'none' && <KeySign state={now.channel.keyState} />}
    </p>
  );
}
