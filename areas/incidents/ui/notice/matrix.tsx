import { useState } from 'react';
import type { Cell, Disclosure, RecipientResult } from '#areas/sharing/contract.ts';
import { useText } from '#platform/i18n/registry.ts';
import { spoken } from '#platform/i18n/spoken.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { MarkingLabel } from '#platform/ui/marking/marking-label.tsx';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { relianceWords } from '#platform/ui/verdict/verdict-words.ts';
import type { Section } from '../../contract.ts';
import { useChannelName } from '#platform/ui/words.ts';
import classes from '../incidents.module.css';
import { CellVerdict, VersionText } from './cell-verdict.tsx';

interface MatrixProps {
  readonly disclosure: Disclosure;
  readonly sections: readonly Section[];
}

type Opened =
  | { readonly kind: 'cell'; readonly recipient: RecipientResult; readonly cell: Cell; readonly title: string }
  | { readonly kind: 'version'; readonly recipient: RecipientResult };

/** Sections across, recipients down; each cell opens why. On a narrow window the table scrolls inside its pane. */
export function Matrix({ disclosure, sections }: MatrixProps) {
  const t = useText('incidents');
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('matrix.table')}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.recipient')}</th>
            {sections.map(section => (
              <th key={section.id} scope="col">
                {section.title}
                <br />
                <MarkingLabel marking={section.marking} />
              </th>
            ))}
            <th scope="col">{t('matrix.relies')}</th>
          </tr>
        </thead>
        <tbody>
          {disclosure.recipients.map(recipient => (
            <tr key={recipient.recipient}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.dutyName}
                  onClick={() => setOpened({ kind: 'version', recipient })}
                >
                  {recipient.name}
                </button>
              </th>
              {sections.map(section => {
                const cell = recipient.cells.find(each => each.section === String(section.id));
                return (
                  <td key={section.id}>
                    {cell && (
                      <button
                        type="button"
                        className={classes.cell}
                        aria-label={t('matrix.cell', {
                          recipient: recipient.name,
                          section: section.title,
                          outcome: t(`outcome.${cell.outcome}`),
                        })}
                        onClick={() => setOpened({ kind: 'cell', recipient, cell, title: section.title })}
                      >
                        <StateSign state={cell.outcome} />
                      </button>
                    )}
                  </td>
                );
              })}
              <td className={classes.relies}>
                <Relies recipient={recipient} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened && (
        <Dialog
          open
          wide
          onClose={() => setOpened(null)}
          title={
            opened.kind === 'cell'
              ? `${opened.title} · ${opened.recipient.name}`
              : t('matrix.version', { recipient: opened.recipient.name })
          }
        >
          {opened.kind === 'cell' ? (
            <CellVerdict recipient={opened.recipient} cell={opened.cell} />
          ) : (
            <VersionText recipient={opened.recipient} />
          )}
        </Dialog>
      )}
    </div>
  );
}

/** What the disclosure rests on, or what stops it. */
function Relies({ recipient }: { readonly recipient: RecipientResult }) {
  const t = useText('incidents');
  const channelName = useChannelName();
  if (recipient.blocked) {
    return <span className={classes.bad}>{spoken(recipient.blocked).message}</span>;
  }
  const texts = new Set(recipient.cells.flatMap(cell => cell.reliesOn.map(each => relianceWords(each))));
  return (
    <>
      {texts.size > 0 ? [...texts].join('; ') : recipient.conditions.length > 0 ? t('matrix.conditions') : ''}
      {recipient.passedOver?.map(({ channel, blocked }) => (
        <p key={`${channel.kind}${channel.address}`} className={classes.dim}>
          {t('matrix.passedOver', {
            kind: channelName(channel.kind),
            chosen: recipient.channel ? channelName(recipient.channel.kind) : '',
          })}{' '}
          {spoken(blocked).message}
        </p>
      ))}
    </>
  );
}
