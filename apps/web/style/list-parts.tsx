import { useState } from 'react';
import { Bullets } from '#platform/ui/lists/bullets.tsx';
import { Sheet, SheetCell } from '#platform/ui/lists/sheet.tsx';
import { Stages } from '#platform/ui/lists/stages.tsx';
import { Terms } from '#platform/ui/lists/terms.tsx';
import { Markings } from '#platform/ui/marking/markings.tsx';
import { StateSign } from '#platform/ui/sign/state-sign.tsx';
import { TimeText } from '#platform/ui/time/time-text.tsx';
import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import { guideTexts as say } from './guide-texts.ts';
import { Part } from './part.tsx';
import { sampleVerdict } from './samples.ts';

/** What short content is listed with. */
export function ListParts({ now }: { readonly now: number }) {
  const citation = sampleVerdict.because?.[0];
  return (
    <>
      <Part name="Terms, Bullets, Stages">
        <Terms
          rows={[
            [say.party, say.acknowledged],
            [say.overdue, <TimeText key="at" at={new Date(now).toISOString()} />],
            [say.marking, <Markings key="marks" text="TLP:GREEN PAP:GREEN" />],
            [say.plain, null],
          ]}
        />
        <Bullets>
          {say.sentences.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </Bullets>
        <Stages
          label={say.stages}
          states={say.stageNames.map(label => ({ state: label, label }))}
          here={say.stageNames[1] ?? ''}
        />
      </Part>
      <Part name="Sheet, SheetCell">
        <Cells />
      </Part>
      <Part name="CitationText">
        <p>{citation?.citation && <CitationText citation={citation.citation} />}</p>
      </Part>
    </>
  );
}

const outcomes = ['full', 'redacted', 'withheld', 'blocked'] as const;

function Cells() {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Sheet label={say.sheet}>
      <thead>
        <tr>
          <th scope="col">{say.party}</th>
          {outcomes.map(outcome => (
            <th key={outcome} scope="col">
              {say.section}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{say.longName}</th>
          {outcomes.map(outcome => (
            <td key={outcome}>
              <SheetCell pressed={chosen === outcome} onClick={() => setChosen(outcome)}>
                <StateSign state={outcome} />
              </SheetCell>
            </td>
          ))}
        </tr>
      </tbody>
    </Sheet>
  );
}
