import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { modes } from '#engines/kernel/mode.ts';
import { ProblemError } from '#platform/ui/api.ts';
import { ClockLine } from '#platform/ui/clock-line/clock-line.tsx';
import { DataTable } from '#platform/ui/data-table/data-table.tsx';
import { ConfirmAction } from '#platform/ui/feedback/confirm-action.tsx';
import { EmptyRoom } from '#platform/ui/feedback/empty-room.tsx';
import { ErrorNote } from '#platform/ui/feedback/error-note.tsx';
import { Columns } from '#platform/ui/layout/columns.tsx';
import { PageHead } from '#platform/ui/layout/page-head.tsx';
import { Row, Rows } from '#platform/ui/lists/row.tsx';
import { WorldMap } from '#platform/ui/map/world-map.tsx';
import { MarkingLabel, TlpLabel } from '#platform/ui/marking/marking-label.tsx';
import { tlpColours, type TlpLevel } from '#platform/ui/marking/tlp.ts';
import { PrintFrame } from '#platform/ui/print/print-frame.tsx';
import { ModeBand } from '#platform/ui/shell/mode-band.tsx';
import { ModeFields } from '#platform/ui/shell/mode-fields.tsx';
import { signs, type SignState } from '#platform/ui/sign/signs.ts';
import { StateDot } from '#platform/ui/sign/state-dot.tsx';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { Countdown } from '#platform/ui/time/countdown.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { VerdictPanel } from '#platform/ui/verdict/verdict-panel.tsx';
import { sampleClocks, sampleMarkers, sampleProblem, sampleTeams, sampleVerdict } from './samples.ts';
import { guideTexts as say } from './guide-texts.ts';
import { LayoutParts } from './layout-parts.tsx';
import { ListParts } from './list-parts.tsx';
import { Part } from './part.tsx';
import classes from './style.module.css';

/** Every component in every state: for those who build rooms, and for tests. Shown in English only. */
export default function StyleGuide() {
  const [now] = useState(Date.now);
  return (
    <main className={classes.guide}>
      <PageHead title={say.title} summary={say.summary} />
      <Signs />
      <Times now={now} />
      <Part name="ClockLine">
        <ClockLine clocks={sampleClocks(now)} />
        <ClockLine clocks={[]} title={say.noClocks} />
      </Part>
      <LayoutParts />
      <Lists now={now} />
      <ListParts now={now} />
      <Part name="VerdictPanel">
        <VerdictPanel outcome={<StateSign state="undecided" />} verdict={sampleVerdict} />
      </Part>
      <Feedback />
      <Part name="DataTable">
        <Teams />
      </Part>
      <Part name="WorldMap">
        <WorldMap label={say.map} markers={sampleMarkers} onOpen={() => undefined} />
      </Part>
      <Part name="PrintFrame">
        <PrintFrame marking="TLP:AMBER" title={say.printTitle}>
          <p>{say.print}</p>
        </PrintFrame>
      </Part>
      <Part name="ModeBand">
        {modes.map(mode => (
          <div key={mode} className={classes.window}>
            <ModeBand mode={mode} />
          </div>
        ))}
      </Part>
      <Part name="ModeFields">
        {modes.map(mode => (
          <ModeFields key={mode} modes={modes} value={{ mode, exercise: '' }} onValue={() => undefined} />
        ))}
      </Part>
    </main>
  );
}

function Signs() {
  return (
    <>
      <Part name="TlpLabel, MarkingLabel">
        <p className={classes.line}>
          {Object.keys(tlpColours).map(level => (
            <TlpLabel key={level} level={level as TlpLevel} />
          ))}
          {say.markings.map(marking => (
            <MarkingLabel key={marking} marking={marking} />
          ))}
        </p>
      </Part>
      <Part name="StateSign, StateDot">
        <p className={classes.line}>
          {Object.keys(signs).map(state => (
            <StateSign key={state} state={state as SignState} />
          ))}
        </p>
        <p className={classes.line}>
          {(['overdue', 'soon', 'ok', 'unknown'] as const).map(state => (
            <StateDot key={state} state={state} />
          ))}
        </p>
      </Part>
      <Part name="Mantine">
        <div className={classes.line}>
          <Button variant="filled">{say.primary}</Button>
          <Button>{say.plain}</Button>
          <Button variant="subtle">{say.quiet}</Button>
          <Button color="red">{say.danger}</Button>
          <Button disabled>{say.disabled}</Button>
          <TextInput aria-label={say.field} placeholder={say.field} />
          <Select aria-label={say.choice} data={[say.plain, say.quiet]} defaultValue={say.plain} />
          <Checkbox label={say.choice} defaultChecked />
        </div>
      </Part>
    </>
  );
}

function Times({ now }: { readonly now: number }) {
  const iso = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  return (
    <Part name="TimeText, Countdown">
      <p className={classes.line}>
        <TimeText at={iso(0)} />
        <TimeText at={iso(0)} zone="Australia/Sydney" />
        <TimeText at={iso(0)} form="clock" zone="UTC" />
        <TimeText at={iso(0)} form="date" />
        <TimeText at="nonsense" />
        <Countdown at={iso(-3.2)} />
        <Countdown at={iso(0.3)} state="soon" />
        <Countdown at={iso(9)} state="unknown" />
        <Countdown at={iso(300)} />
      </p>
    </Part>
  );
}

function Lists({ now }: { readonly now: number }) {
  return (
    <Part name="Rows, Row">
      <Columns shape="1-1">
        <Rows>
          <Row
            shape="time"
            lead={<Countdown at={new Date(now + 3.2 * 3_600_000).toISOString()} state="unknown" />}
            title={say.question}
            detail={say.questionWhy}
            action={<Button>{say.answer}</Button>}
          />
          <Row
            shape="time"
            lead={<Countdown at={new Date(now - 9e6).toISOString()} />}
            title={say.overdue}
            action={<Button>{say.answer}</Button>}
          />
        </Rows>
        <Rows>
          <Row lead={<StateDot state="overdue" />} title={say.party} detail={say.unanswered} aside={say.pace} />
          <Row lead={<StateDot state="ok" />} title={say.party} detail={say.acknowledged} />
        </Rows>
      </Columns>
    </Part>
  );
}

function Feedback() {
  return (
    <Part name="EmptyRoom, ErrorNote, ConfirmAction">
      <EmptyRoom
        title={say.emptyTitle}
        why={say.emptyWhy}
        action={<Button variant="filled">{say.emptyAction}</Button>}
      />
      <ErrorNote error={new ProblemError(sampleProblem)} onRetry={() => undefined} />
      <ErrorNote error={new ProblemError({ status: 0, code: 'unreachable', title: 'unreachable' })} />
      <p className={classes.line}>
        <ConfirmAction
          label={say.recall}
          title={say.recallTitle}
          explain={say.recallWhy}
          confirm={say.recall}
          danger
          reason
          run={() => undefined}
        />
      </p>
    </Part>
  );
}

function Teams() {
  const [opened, setOpened] = useState('');
  return (
    <>
      <DataTable
        id="style-teams"
        caption={say.teams}
        rows={sampleTeams}
        rowKey={row => String(row.id)}
        columns={say.columns}
        filter={say.filter}
        height="320px"
        onOpen={row => setOpened(row.name)}
      />
      <output>{opened}</output>
      <DataTable
        id="style-none"
        caption={say.noTeams}
        rows={[]}
        rowKey={String}
        columns={[]}
        empty={<EmptyRoom title={say.emptyTitle} why={say.emptyWhy} />}
      />
    </>
  );
}
