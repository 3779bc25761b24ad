import { useState } from 'react';
import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { spoken } from '#platform/i18n/spoken.ts';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { Sheet, SheetCell } from '#platform/ui/lists/sheet.tsx';
import { Markings } from '#platform/ui/marking/markings.tsx';
import { schemeName } from '#platform/ui/marking/tlp.ts';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { VerdictPanel } from '#platform/ui/verdict/verdict-panel.tsx';
import { reasonWords, relianceWords, verdictWords } from '#platform/ui/verdict/verdict-words.ts';
import { useChannelName } from '#platform/ui/words.ts';
import type { DisclosureView } from '../contract.ts';
import type { CellView, RecipientView } from './api-types.ts';
import classes from './sharing.module.css';

interface Chosen {
  readonly recipient: number;
  readonly section: string;
}

/** Who gets which section: one row a recipient, one column a section, a sign in each cell; choosing one explains it. */
export function Matrix(props: {
  readonly disclosure: DisclosureView;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly marking: string }[];
}) {
  const t = useText('sharing');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const row = props.disclosure.recipients.find(({ recipient }) => recipient === chosen?.recipient);
  const cell = row?.cells.find(({ section }) => section === chosen?.section);
  return (
    <div className={classes.matrixArea}>
      <Sheet label={t('matrix.table')}>
        <thead>
          <tr>
            <th scope="col">{t('matrix.party')}</th>
            {props.sections.map(section => (
              <th key={section.id} scope="col">
                {section.title} {section.marking && <Markings text={section.marking} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.disclosure.recipients.map(one => (
            <MatrixRow key={one.recipient} row={one} chosen={chosen} choose={setChosen} />
          ))}
        </tbody>
      </Sheet>
      {row && cell ? <CellExplained row={row} cell={cell} /> : <p className="quiet">{t('matrix.choose')}</p>}
    </div>
  );
}

function MatrixRow(props: {
  readonly row: RecipientView;
  readonly chosen: Chosen | null;
  readonly choose: (chosen: Chosen) => void;
}) {
  const { row, chosen } = props;
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.cells.map(cell => (
        <td key={cell.section}>
          <SheetCell
            pressed={chosen?.recipient === row.recipient && chosen.section === cell.section}
            onClick={() => props.choose({ recipient: row.recipient, section: cell.section })}
          >
            <StateSign state={cell.outcome} />
          </SheetCell>
        </td>
      ))}
    </tr>
  );
}

/** Everything behind one cell: what stopped it and what to do, what it rests on, how to handle it, the engine's verdict. */
function CellExplained({ row, cell }: { readonly row: RecipientView; readonly cell: CellView }) {
  const t = useText('sharing');
  const language = currentLanguage() === 'fr' ? 'fr' : 'en';
  const channelName = useChannelName();
  const verdict = verdictWords(cell.verdict);
  return (
    <section aria-label={row.name} className={classes.why}>
      <h3 className={classes.whyTitle}>{t('matrix.whyFor', { party: row.name })}</h3>
      {cell.blocked && (
        <p>
          {spoken(cell.blocked).message} <strong>{spoken(cell.blocked).next}</strong>
        </p>
      )}
      {row.passedOver?.map(({ channel, blocked }) => (
        <p key={`${channel.kind}${channel.address}`}>
          {t('matrix.passedOver', { kind: channelName(channel.kind) })} {spoken(blocked).message}
        </p>
      ))}
      {cell.reliesOn.length > 0 && (
        <p>
          {t('matrix.reliesOn')}{' '}
          {cell.reliesOn.map(basis => `${t(`basis.${basis.kind}`)}: ${relianceWords(basis)}`).join(' · ')}
        </p>
      )}
      {cell.translation && (
        <p>
          {t('matrix.inTheirScheme', { scheme: schemeName(cell.translation.scheme) })}{' '}
          <Markings text={cell.translation.marking} /> {cell.translation.residual.map(rule => rule[language]).join(' ')}
        </p>
      )}
      <VerdictPanel
        outcome={<StateSign state={cell.outcome} />}
        verdict={{
          because: verdict.because,
          missing: verdict.missing,
          unknown: verdict.unknown,
          obligations: verdict.obligations,
          basis: verdict.basis,
          ...(verdict.valid_until && { validUntil: verdict.valid_until }),
        }}
      />
      {cell.protections.length > 0 && (
        <>
          <h4 className={classes.small}>{t('matrix.protections')}</h4>
          <Bullets>
            {cell.protections.map(protection => (
              <li key={protection.id}>
                <strong>{protection.title}</strong>: {t(`protection.${protection.applies}`)}{' '}
                {[...protection.because, ...protection.unknown].map(reason => reasonWords(reason).text).join(' ')}
              </li>
            ))}
          </Bullets>
        </>
      )}
    </section>
  );
}
