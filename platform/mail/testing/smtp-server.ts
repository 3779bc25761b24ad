import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server';

/**
 * A mail server for tests, run as a process of its own. The recipient's name says how it is treated: `refused` 550,
 * `full` 452, `grey` 451 the first time, `slow` never answered after the content, `spam` 554 for the content,
 * anything else accepted. Options: `notls` offers no STARTTLS, `auth` asks for a password that nobody has,
 * `closed` refuses to talk, `open` listens beyond loopback.
 */
const options = new Set(process.argv.slice(2));
const seenBefore = new Set<string>();

const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
const nameOf = (address: SMTPServerAddress) => address.address.split('@')[0] ?? '';

function answerRecipient(address: SMTPServerAddress, done: (error?: Error) => void): void {
  const name = nameOf(address);
  if (name === 'refused') return done(refusal(550, '5.1.1 no such user here'));
  if (name === 'full') return done(refusal(452, '4.2.2 mailbox full'));
  if (name !== 'grey' || seenBefore.has(address.address)) return done();
  seenBefore.add(address.address);
  done(refusal(451, '4.7.1 greylisted, try again later'));
}

function answerContent(
  session: SMTPServerSession,
  raw: string,
  done: (error: Error | null, text?: string) => void,
): void {
  const { mailFrom, rcptTo } = session.envelope;
  const names = rcptTo.map(nameOf);
  if (names.includes('slow')) return;
  if (names.includes('spam')) return done(refusal(554, '5.7.1 content refused'));
  const from = mailFrom ? mailFrom.address : '';
  console.log(JSON.stringify({ from, to: rcptTo.map(to => to.address), raw, tls: session.secure }));
  done(null, '2.0.0 taken over as 4711');
}

const server = new SMTPServer({
  logger: false,
  authOptional: !options.has('auth'),
  disabledCommands: options.has('notls') ? ['STARTTLS'] : [],
  allowInsecureAuth: true,
  onConnect: (_session, done) => done(options.has('closed') ? refusal(554, 'no service here') : null),
  onAuth: (_auth, _session, done) => done(refusal(535, '5.7.8 wrong password')),
  onRcptTo: (address, _session, done) => answerRecipient(address, done),
  onData: (stream, session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => answerContent(session, Buffer.concat(parts).toString(), done));
  },
});
server.on('error', () => {}); // a client that goes away in the middle is what some tests are about
server.listen(0, options.has('open') ? '0.0.0.0' : '127.0.0.1', () => {
  const address = server.server.address();
  console.log(typeof address === 'object' && address ? address.port : '');
});
// Ends with the test that started it, even if that one was killed.
process.stdin.resume().on('end', () => process.exit(0));
