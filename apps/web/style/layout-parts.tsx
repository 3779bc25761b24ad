import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { Go } from '#platform/ui/layout/go.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { TabLinks, Tabs } from '#platform/ui/layout/tabs.tsx';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';
import { guideTexts as say } from './guide-texts.ts';
import { Part } from './part.tsx';
import classes from './style.module.css';

/** What pages are laid out with. */
export function LayoutParts() {
  return (
    <>
      <Part name="Tabs, TabLinks, Go">
        <Views />
        <TabLinks
          label={say.pages}
          links={[
            { href: '/style', label: say.here, here: true },
            { href: '/', label: say.elsewhere },
          ]}
        />
        <p>
          <Go href="/">{say.elsewhere}</Go>
        </p>
      </Part>
      <Part name="Pane, Fields">
        <Pane title={say.pane} note={say.paneNote} actions={<Button>{say.plain}</Button>}>
          <Fields align="end">
            <TextInput label={say.field} />
            <TextInput label={say.fieldLong} description={say.fieldWhy} error={say.fieldWrong} required />
            <Button>{say.plain}</Button>
          </Fields>
        </Pane>
      </Part>
      <Part name="MarkingField">
        <Marked />
      </Part>
      <Part name="Dialog">
        <Opened />
      </Part>
    </>
  );
}

const views = ['facts', 'duties'] as const;

function Views() {
  const [view, setView] = useState<(typeof views)[number]>('facts');
  return (
    <>
      <Tabs
        name="guide"
        label={say.views}
        tabs={views.map(id => ({ id, label: say.view[id] }))}
        current={view}
        onChange={setView}
      />
      <div role="tabpanel" aria-labelledby={`guide-tab-${view}`}>
        {say.view[view]}
      </div>
    </>
  );
}

function Marked() {
  const [marking, setMarking] = useState('');
  return <MarkingField label={say.marking} value={marking} onValue={setMarking} />;
}

function Opened() {
  const [open, setOpen] = useState(false);
  return (
    <p className={classes.line}>
      <Button onClick={() => setOpen(true)}>{say.openDialog}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={say.openDialog}
        actions={<Button onClick={() => setOpen(false)}>{say.plain}</Button>}
      >
        {say.paneNote}
      </Dialog>
    </p>
  );
}
