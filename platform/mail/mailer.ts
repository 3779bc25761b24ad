import { createTransport } from 'nodemailer';
import type { MailRow } from './store.ts';
import { type SendError, type SendOutcome, outcomeOf } from './outcome.ts';

/** Hands one message to the mail server and says what came of it; never throws for what the server or network did. */
export interface Mailer {
  send(mail: MailRow): Promise<SendOutcome>;
  close(): void;
}

export interface MailerSettings {
  readonly smtpUrl: string;
  /** address of the installation, also the base of the return address of each message */
  readonly from: string;
  /** how long the server may be silent */
  readonly silenceSeconds?: number;
}

/** A pool of connections to the mail server. Beyond this machine only with TLS, with the certificate checked. */
export function openMailer({ smtpUrl, from, silenceSeconds = 30 }: MailerSettings): Mailer {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const loopback = isLoopback(url.hostname);
  const transport = createTransport({
    pool: true,
    maxConnections: 4,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !loopback,
    tls: { rejectUnauthorized: !loopback },
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: silenceSeconds * 1000,
    greetingTimeout: silenceSeconds * 1000,
    socketTimeout: silenceSeconds * 1000,
    dnsTimeout: silenceSeconds * 1000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const send = async (mail: MailRow): Promise<SendOutcome> => {
    try {
      const info = await transport.sendMail({
        from,
        to: mail.recipient,
        envelope: { from: returnAddress(from, mail.bounce_token), to: [mail.recipient] },
        messageId: mail.message_id,
        date: mail.queued_at,
        subject: mail.subject,
        text: mail.body,
        headers: { ...mail.headers },
      });
      return { state: 'sent', reply: info.response };
    } catch (error) {
      return outcomeOf(error as SendError);
    }
  };
  return { send, close: () => transport.close() };
}

/** Each message has its own return address, so that a bounce names it whatever else it contains. */
export function returnAddress(from: string, token: string): string {
  const at = from.lastIndexOf('@');
  return `${from.slice(0, at)}+bounce-${token}${from.slice(at)}`;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
