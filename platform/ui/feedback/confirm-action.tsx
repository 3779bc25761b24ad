import { Button, type ButtonProps, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { Dialog } from './dialog.tsx';
import { ErrorNote } from './error-note.tsx';

/**
 * A button whose act cannot be undone: it says what will happen and asks once more. `run` may be asynchronous; the
 * dialog closes when it succeeds and shows the error where it happened when it does not. With `reason` the person
 * writes why, which `run` receives for the ledger.
 */
export function ConfirmAction(props: {
  readonly label: string;
  readonly title: string;
  readonly explain: ReactNode;
  readonly confirm: string;
  readonly run: (reason: string) => unknown;
  readonly reason?: boolean;
  readonly danger?: boolean;
  /** in a list: the button is plain, only the confirmation says how grave it is */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  readonly variant?: ButtonProps['variant'];
}) {
  const t = useText('ui');
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const look = { color: props.danger ? 'red' : 'blue' };
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await props.run(reason.trim());
      setOpen(false);
      setReason('');
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        color={props.quiet ? 'blue' : look.color}
        variant={props.variant ?? (props.quiet ? 'subtle' : 'default')}
        disabled={props.disabled ?? false}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={props.title}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('do.cancel')}</Button>
            <Button
              {...look}
              variant="filled"
              loading={busy}
              disabled={props.reason === true && reason.trim() === ''}
              onClick={() => void confirm()}
            >
              {props.confirm}
            </Button>
          </>
        }
      >
        <div>{props.explain}</div>
        {props.reason && (
          <TextInput
            label={t('confirm.reason')}
            description={t('confirm.reasonWhy')}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
            required
          />
        )}
        {error !== null && <ErrorNote error={error} />}
      </Dialog>
    </>
  );
}
