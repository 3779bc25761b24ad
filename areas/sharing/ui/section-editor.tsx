import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useText } from '#platform/i18n/registry.ts';
import { informationClasses } from '#areas/agreements/contract.ts';
import { Fields } from '#platform/ui/layout/fields.tsx';
import { Pane } from '#platform/ui/layout/pane.tsx';
import { useClassName } from '#platform/ui/words.ts';
import { MarkingField } from '#platform/ui/marking/marking-field.tsx';

export interface DraftSection {
  readonly id: string;
  readonly title: string;
  readonly marking: string;
  readonly informationClass: string;
  readonly body: string;
}

export const emptySection = (number: number): DraftSection => ({
  id: `s${number}`,
  title: '',
  marking: 'TLP:AMBER',
  informationClass: 'narrative',
  body: '',
});

/** The sections of an item as one writes it, each under its own marking. */
export function SectionEditor(props: {
  readonly sections: readonly DraftSection[];
  readonly onChange: (sections: readonly DraftSection[]) => void;
}) {
  const t = useText('sharing');
  const classWord = useClassName();
  const { sections } = props;
  const set = (id: string, part: Partial<DraftSection>): void =>
    props.onChange(sections.map(section => (section.id === id ? { ...section, ...part } : section)));
  const next = Math.max(0, ...sections.map(section => Number(section.id.replace(/\D/g, '')) || 0)) + 1;
  return (
    <>
      {sections.map((section, index) => (
        <Pane
          key={section.id}
          title={t('new.section', { number: index + 1 })}
          actions={
            sections.length > 1 && (
              <Button size="compact-sm" onClick={() => props.onChange(sections.filter(one => one.id !== section.id))}>
                {t('new.removeSection', { number: index + 1 })}
              </Button>
            )
          }
        >
          <Fields>
            <TextInput
              label={t('new.sectionTitle')}
              value={section.title}
              onChange={event => set(section.id, { title: event.currentTarget.value })}
              required
            />
            <NativeSelect
              label={t('new.class')}
              value={section.informationClass}
              onChange={event => set(section.id, { informationClass: event.currentTarget.value })}
              data={informationClasses.map(value => ({ value, label: classWord(value) }))}
            />
            <MarkingField
              label={t('new.marking')}
              value={section.marking}
              onValue={marking => set(section.id, { marking })}
            />
          </Fields>
          <Textarea
            label={t('new.body')}
            value={section.body}
            onChange={event => set(section.id, { body: event.currentTarget.value })}
            rows={5}
            required
          />
        </Pane>
      ))}
      <Button onClick={() => props.onChange([...sections, emptySection(next)])}>{t('new.addSection')}</Button>
    </>
  );
}
